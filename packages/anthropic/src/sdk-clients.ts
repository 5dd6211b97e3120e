import { type AdapterOptions, ClientCache, type HeadersLike, ProviderFault } from "@overture/core/provider";

/** What the SDK's answer promises, as far as it is used here. */
export interface AnthropicResponsePromise extends PromiseLike<unknown> {
  /** Resolves at the response's headers, before its body is read. */
  asResponse(): PromiseLike<{ readonly headers: HeadersLike }>;
}

/**
 * An existing client of `@anthropic-ai/sdk`, or of its siblings for other clouds. Structural, so that one from another copy
 * or major version of the SDK fits.
 */
export interface AnthropicClientLike {
  readonly messages: { create(body: object, options?: object): AnthropicResponsePromise };
}

/** Makes SDK clients, one for each key, and imports the SDK on first use. */
export class SdkClients {
  readonly #options: AdapterOptions<AnthropicClientLike>;
  readonly #clients: ClientCache<AnthropicClientLike>;

  constructor(options: AdapterOptions<AnthropicClientLike>) {
    this.#options = options;
    this.#clients = new ClientCache(async (credential) => make(await loadSdk(), options, credential ?? ""));
  }

  /** Imports the SDK, unless a client was given. */
  async load(): Promise<void> {
    if (!this.#options.client) await loadSdk();
  }

  /** The client for this key, or the one that was given. Throws `auth` if there is neither. */
  async of(credential: string | undefined): Promise<AnthropicClientLike> {
    if (this.#options.client) return this.#options.client;
    if (!credential) throw new ProviderFault({ kind: "auth", message: "There is no key for Anthropic." });
    return await this.#clients.of(credential);
  }
}

type Sdk = typeof import("@anthropic-ai/sdk");

async function loadSdk(): Promise<Sdk> {
  return await import("@anthropic-ai/sdk");
}

function make(
  sdk: Sdk,
  { baseURL, fetch, headers }: AdapterOptions<AnthropicClientLike>,
  apiKey: string,
): AnthropicClientLike {
  // The SDK lets ANTHROPIC_CUSTOM_HEADERS stand over the key that it was given; these stand over both.
  const defaultHeaders = new Headers(headers);
  if (!defaultHeaders.has("authorization")) defaultHeaders.set("authorization", `Bearer ${apiKey}`);
  return new sdk.Anthropic({
    // A key given here is the only one: the SDK then looks for no other in the environment.
    apiKey,
    webhookKey: null,
    maxRetries: 0,
    // The SDK would log pieces of answers that it can't parse.
    logLevel: "off",
    defaultHeaders,
    baseURL,
    fetch,
  });
}
