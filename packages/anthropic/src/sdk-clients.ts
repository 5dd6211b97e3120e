import { type AdapterOptions, type HeadersLike, KeyedClients } from "@overture/core/provider";

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

/** The SDK's clients, one for each key, or the one that was given. */
export class SdkClients extends KeyedClients<typeof import("@anthropic-ai/sdk"), AnthropicClientLike> {
  constructor({ client, baseURL, fetch, headers }: AdapterOptions<AnthropicClientLike>) {
    super({
      client,
      keyFor: "Anthropic",
      load: () => import("@anthropic-ai/sdk"),
      make(sdk, apiKey = "") {
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
      },
    });
  }
}
