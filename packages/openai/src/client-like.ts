/** The part of a response that is read beside its body. */
export interface ResponseLike {
  readonly headers: { get(name: string): string | null };
  json(): Promise<unknown>;
}

/** A call of the SDK that is under way: its answer, and before that its response. */
export interface PendingLike extends PromiseLike<unknown> {
  asResponse(): Promise<ResponseLike>;
}

/**
 * What is used of an `openai` client, structurally: `OpenAI` and `AzureOpenAI` have private members, so a client of a
 * second copy, another major version or the other module format would not be assignable to a class.
 */
export interface OpenAIClientLike {
  /** The client's own limit for a request, in milliseconds. */
  readonly timeout: number;
  /** Where it sends to. */
  readonly baseURL?: string | undefined;
  readonly chat: {
    readonly completions: {
      create(body: object, options?: object): PendingLike;
    };
  };
  /** Absent on what was made for chat only. */
  readonly embeddings?: {
    create(body: object, options?: object): PendingLike;
  };
  withOptions(options: {
    readonly fetch?: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
    readonly baseURL?: string;
  }): unknown;
}
