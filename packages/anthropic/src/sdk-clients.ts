import { type AdapterOptions, type HeadersLike, ProviderFault } from "@overture/core/provider";

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

/** Applications with many tenants bring many keys; clients beyond this are made anew when they are needed. */
const mostClients = 256;

/** Makes SDK clients, one for each key, and imports the SDK on first use. */
export class SdkClients {
  readonly #options: AdapterOptions<AnthropicClientLike>;
  readonly #clients = new Map<string, AnthropicClientLike>();
  #sdk: typeof import("@anthropic-ai/sdk") | undefined;

  constructor(options: AdapterOptions<AnthropicClientLike>) {
    this.#options = options;
  }

  /** Imports the SDK, unless a client was given. */
  async load(): Promise<void> {
    if (this.#options.client === undefined) await this.#load();
  }

  /** The client for this key, or the one that was given. Throws `auth` if there is neither. */
  async of(credential: string | undefined): Promise<AnthropicClientLike> {
    if (this.#options.client) return this.#options.client;
    if (!credential) throw new ProviderFault({ kind: "auth", message: "There is no key for Anthropic." });
    const known = this.#clients.get(credential);
    if (known) return known;
    const made = this.#make(await this.#load(), credential);
    const [oldest] = this.#clients.keys();
    if (this.#clients.size >= mostClients && oldest !== undefined) this.#clients.delete(oldest);
    this.#clients.set(credential, made);
    return made;
  }

  #make(sdk: typeof import("@anthropic-ai/sdk"), credential: string): AnthropicClientLike {
    const { baseURL, fetch } = this.#options;
    // The SDK lets ANTHROPIC_CUSTOM_HEADERS stand over the key that it was given; these stand over both.
    const defaultHeaders = new Headers({ authorization: `Bearer ${credential}` });
    for (const [name, value] of Object.entries(this.#options.headers ?? {})) defaultHeaders.set(name, value);
    return new sdk.Anthropic({
      // A key given here is the only one: the SDK then looks for no other in the environment.
      apiKey: credential,
      webhookKey: null,
      maxRetries: 0,
      // The SDK would log pieces of answers that it can't parse.
      logLevel: "off",
      defaultHeaders,
      ...(baseURL === undefined ? {} : { baseURL }),
      ...(fetch === undefined ? {} : { fetch }),
    });
  }

  async #load(): Promise<typeof import("@anthropic-ai/sdk")> {
    try {
      this.#sdk ??= await import("@anthropic-ai/sdk");
      return this.#sdk;
    } catch (cause) {
      throw new ProviderFault({
        kind: "unsupported",
        message: "The package @anthropic-ai/sdk can't be loaded.",
        cause,
      });
    }
  }
}
