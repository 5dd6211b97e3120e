import type { Fetch, ResponseWatch } from "./core.ts";
import type { GoogleBody } from "./google-request.ts";

/** One request as a client is asked for it. */
export interface Sending {
  /** The vendor's own name. */
  readonly model: string;
  readonly body: GoogleBody;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** A client of either SDK. */
export interface GoogleClient {
  /** The `fetch` that the client was made with; absent: the platform's. */
  readonly fetch: Fetch | undefined;
  /** The whole answer. */
  generate(sending: Sending, watch: ResponseWatch): Promise<unknown>;
  /** Vectors, one for each of the body's contents. */
  embed(sending: Sending, watch: ResponseWatch): Promise<unknown>;
  /** The pieces of an answer; resolves at the response's headers. */
  stream(sending: Sending, watch: ResponseWatch): Promise<AsyncIterable<unknown>>;
}
