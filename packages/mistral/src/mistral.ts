import { type AdapterOptions, adapterProvider, type Provider } from "./core.ts";
import { MistralChat } from "./mistral-chat.ts";
import { embeddingModels, models } from "./models.ts";
import type { MistralClientLike } from "./sdk-clients.ts";

/** The options of {@link mistral}. */
export type MistralOptions = AdapterOptions<MistralClientLike>;

const keyVariables = ["MISTRAL_API_KEY"] as const;

/**
 * Mistral's models through its official SDK, which is imported on the first call. Keys come from `apiKey` or `apiKeys`, else from `MISTRAL_API_KEY`; with `client`, from that client, whose answers come without
 * limits and request id, since the SDK does not show their headers.
 */
export function mistral(options: MistralOptions = {}): Provider {
  return adapterProvider(options, {
    id: "mistral",
    client: ["chat"],
    models: [...models, ...embeddingModels],
    keyVariables,
    calls: (id) => new MistralChat(options, id),
  });
}
