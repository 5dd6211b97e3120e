import {
  type AdapterOptions,
  credentialsFrom,
  type Provider,
  ProviderFault,
  withOwnCards,
} from "@overture/core/provider";
import type { MistralChat } from "./mistral-chat.ts";
import { models } from "./models.ts";
import type { MistralClientLike } from "./sdk-clients.ts";

/** The options of {@link mistral}. */
export type MistralOptions = AdapterOptions<MistralClientLike>;

const keyVariables = ["MISTRAL_API_KEY"] as const;

/**
 * Mistral's models through its official SDK, which is imported on the first call, and with it what translates for it. Keys
 * come from `apiKey` or `apiKeys`, else from `MISTRAL_API_KEY`; with `client`, from that client, whose answers come without
 * limits and request id, since the SDK does not show their headers.
 */
export function mistral(options: MistralOptions = {}): Provider {
  const id = options.id ?? "mistral";
  let loading: Promise<MistralChat> | undefined;
  const loaded = (): Promise<MistralChat> => {
    loading ??= loadChat(options, id).catch((fault: unknown) => {
      loading = undefined;
      throw fault;
    });
    return loading;
  };
  const provider: Provider = {
    id,
    models: withOwnCards(models, options.models),
    keyVariables: options.client ? [] : keyVariables,
    load: async () => (await loaded()).load(),
    chat: async (request, call) => (await loaded()).chat(request, call),
    stream: async (request, call) => (await loaded()).stream(request, call),
  };
  if (!options.client) provider.credentials = credentialsFrom(options, keyVariables);
  return provider;
}

async function loadChat(options: MistralOptions, id: string): Promise<MistralChat> {
  try {
    const { MistralChat } = await import("./mistral-chat.ts");
    return new MistralChat(options, id);
  } catch (cause) {
    throw new ProviderFault({ kind: "unsupported", message: "A part of @overture/mistral can't be loaded.", cause });
  }
}
