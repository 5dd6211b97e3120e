import {
  type AdapterOptions,
  credentialsFrom,
  type Provider,
  ProviderFault,
  withOwnCards,
} from "@overture/core/provider";
import type { Exchanges } from "./exchange.ts";
import { models } from "./models.ts";
import type { GoogleClientLike } from "./sdk-clients.ts";

/** The options of {@link google}. */
export type GoogleOptions = AdapterOptions<GoogleClientLike>;

const keyVariables = ["GEMINI_API_KEY", "GOOGLE_API_KEY"] as const;

/**
 * Google's Gemini models through its official SDK, which is imported on the first call, and the translation with it. Keys
 * come from `apiKey` or `apiKeys`, else from `GEMINI_API_KEY` or `GOOGLE_API_KEY`; with `client`, from that client, which may
 * be of `@google/genai` (Gemini API or Vertex AI) or of the older `@google/generative-ai`. The latter has no base URL of its
 * own: it takes `baseURL` and `headers` from here.
 */
export function google(options: GoogleOptions = {}): Provider {
  const id = options.id ?? "google";
  const exchanges = lazily(options, id);
  const provider: Provider = {
    id,
    models: withOwnCards(models, options.models),
    keyVariables,
    load: async () => (await exchanges()).load(),
    chat: async (request, call) => (await exchanges()).chat(request, call),
    stream: async (request, call) => (await exchanges()).stream(request, call),
  };
  if (!options.client) provider.credentials = credentialsFrom(options, keyVariables);
  return provider;
}

/** Imports what only a call needs, once. */
function lazily(options: GoogleOptions, id: string): () => Promise<Exchanges> {
  let made: Exchanges | undefined;
  return async () => {
    try {
      const { Exchanges } = await import("./exchange.ts");
      made ??= new Exchanges(options, id);
      return made;
    } catch (cause) {
      throw new ProviderFault({ kind: "unsupported", message: "A part of @overture/google can't be loaded.", cause });
    }
  };
}
