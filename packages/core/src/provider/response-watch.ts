import type { Fetch } from "./adapter-options.ts";

/** Sees the response of one call, for SDKs whose errors leave out its headers. */
export class ResponseWatch {
  /** Whether a request was sent. */
  sent = false;
  /** The response's head, once it came. */
  response: { readonly status: number; readonly headers: Headers } | undefined;
  /** The `fetch` for the SDK. */
  readonly fetch: Fetch;

  /** `fetch` is what really sends; the platform's, unless one is given. */
  constructor(fetch: Fetch | undefined) {
    this.fetch = async (input, init) => {
      this.sent = true;
      const response = await (fetch ?? globalThis.fetch)(input, init);
      this.response = { status: response.status, headers: response.headers };
      return response;
    };
  }
}
