import type { ModelCard } from "../catalog/index.ts";
import type { AdapterOptions } from "./adapter-options.ts";
import { checkAdapterOptions } from "./check-adapter-options.ts";
import { credentialsFrom } from "./credentials.ts";
import { withOwnCards } from "./model-cards.ts";
import type { Provider } from "./provider.ts";

/** What an adapter is made of, beside its options. */
export interface AdapterParts {
  /** The provider's id, unless the options have another; and the name of the adapter's factory. */
  readonly id: string;
  /** What of a client of the vendor's SDK is called; it has one of these. */
  readonly client: readonly string[];
  /** The adapter's own cards. */
  readonly models: readonly ModelCard[];
  /** The environment variables to look for a key in. */
  readonly keyVariables: readonly string[];
  /** Makes what answers calls; `id` is the one under which requests keep their `providerOptions`. */
  calls(id: string): { load(): Promise<void> } & Pick<Provider, "chat" | "stream" | "embed">;
}

/**
 * An adapter for a vendor with an SDK. With a client of the user's it needs no key.
 *
 * @throws OvertureError `invalid_option` for options that make no sense
 */
export function adapterProvider(options: AdapterOptions, parts: AdapterParts): Provider {
  checkAdapterOptions(parts.id, options, parts);
  const id = options.id ?? parts.id;
  const calls = parts.calls(id);
  const keyVariables = options.client ? [] : parts.keyVariables;
  const provider: Provider = {
    id,
    models: withOwnCards(parts.models, options.models),
    keyVariables,
    load: () => calls.load(),
    chat: (request, call) => calls.chat(request, call),
    stream: (request, call) => calls.stream(request, call),
  };
  if (calls.embed) provider.embed = calls.embed.bind(calls);
  if (!options.client) provider.credentials = credentialsFrom(options, keyVariables);
  return provider;
}
