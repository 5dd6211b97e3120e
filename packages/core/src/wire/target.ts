/** What the HTTP format needs of an answer. */
export interface WireAnswer {
  readonly overture: WireMetadata;
}

/** What headers tell of a request. */
export interface WireMetadata {
  readonly id: string;
  readonly model: string;
  readonly attempts: readonly { readonly requestId?: string | undefined }[];
  readonly cost: { readonly usd: number; readonly certainty: string };
  readonly timing: { readonly totalMs: number; readonly overheadMs: number };
}

/** What the HTTP format needs of a stream, whose first content has come. */
export interface WireStream extends AsyncIterator<unknown> {
  readonly id: string;
  /** Who answers. */
  readonly model: string;
  /** How many calls it took. */
  readonly attempts: number;
  abort(): void;
  /** Has the listener told how the answer gets on, where that takes long before its first content. */
  onProgress?(listener: (comment: string) => void): void;
}

/** What a request says beside its body. */
export interface WireCall {
  readonly signal?: AbortSignal | null | undefined;
  /** In milliseconds. */
  readonly timeout?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** What a fetch handler calls: Overture, seen from the wire. */
export interface WireTarget {
  create(request: unknown, call: WireCall): Promise<WireAnswer | WireStream>;
  embed(request: unknown, call: WireCall): Promise<WireAnswer>;
  models(): Promise<unknown>;
  /** Is told of a request for an answer that never came so far as to be asked for, and gives the error. @default nobody is told */
  refused?(error: unknown, request: unknown, signal: AbortSignal | null | undefined): Promise<unknown>;
  /** Seconds since the Unix epoch, as `created` has it. */
  epochSeconds(): number;
}
