import { type AdapterOptions, adapterProvider, type Provider } from "./core.ts";
import { Exchanges } from "./exchange.ts";
import { embeddingModels, models } from "./models.ts";
import type { GoogleClientLike } from "./sdk-clients.ts";

/** The options of {@link google}. */
export type GoogleOptions = AdapterOptions<GoogleClientLike>;

const keyVariables = ["GEMINI_API_KEY", "GOOGLE_API_KEY"] as const;

/**
 * Google's Gemini models through its official SDK, which is imported on the first call. Keys come from `apiKey` or `apiKeys`, else from `GEMINI_API_KEY` or `GOOGLE_API_KEY`; with `client`, from that client, which may
 * be of `@google/genai` (Gemini API or Vertex AI) or of the older `@google/generative-ai`. The latter has no base URL of its
 * own: it takes `baseURL` and `headers` from here.
 */
export function google(options: GoogleOptions = {}): Provider {
  return adapterProvider(options, {
    id: "google",
    client: ["models", "getGenerativeModel"],
    models: [...models, ...embeddingModels],
    keyVariables,
    calls: (id) => new Exchanges(options, id),
  });
}
