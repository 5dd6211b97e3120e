import type { ModelCard } from "../catalog/index.ts";
import type { ChatCompletion, ChatCompletionChunk, ChatCompletionRequest } from "../chat/index.ts";
import type { EmbeddingRequest, EmbeddingResponse } from "../embedding/index.ts";

/** Something that the caller should know, though the request went on. */
export interface Warning {
  /** A word that stays the same between versions, for example `parameter_dropped`. */
  readonly code: string;
  readonly message: string;
  /** The request's field that it is about. */
  readonly param?: string | undefined;
}

/** One of a provider's limits, as its response headers tell of it. */
export interface RateLimit {
  readonly limit?: number | undefined;
  readonly remaining?: number | undefined;
  /** How long until it is full again, in milliseconds from the response. */
  readonly resetMs?: number | undefined;
}

/** What a provider's response headers say of its limits for this key and model. */
export interface RateLimits {
  readonly requests?: RateLimit | undefined;
  readonly tokens?: RateLimit | undefined;
}

/** What one call needs beside the request. */
export interface Call {
  /** The vendor's own name of the model, without the provider. */
  readonly model: string;
  /** What is known of the model, the user's own changes included; absent if nothing is. */
  readonly card: ModelCard | undefined;
  /** The key to use; absent if the provider needs none, or was given an SDK client that holds one. */
  readonly credential: string | undefined;
  /** Aborts when the caller does, or when the attempt is over. */
  readonly signal: AbortSignal;
  /** How long the attempt may take altogether, in milliseconds. It is also enforced outside the adapter. */
  readonly timeoutMs: number;
  /** Headers to send along, for example trace context. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What a provider gave. */
export interface Reply<Body> {
  readonly body: Body;
  /** The provider's own id of the request. */
  readonly requestId?: string | undefined;
  readonly limits?: RateLimits | undefined;
  readonly warnings: readonly Warning[];
}

/**
 * A vendor, as Overture sees it: the port that every adapter implements. An adapter translates OpenAI's shape to the
 * vendor's and back, retries nothing, and throws nothing but `ProviderFault`s.
 */
export interface Provider {
  /** The part of a model's name before the slash, for example `anthropic`. */
  readonly id: string;
  /** The models that it has by default; other names are allowed. */
  readonly models: readonly ModelCard[];
  /** The environment variables in which it looks for a key, for error messages. Empty: it needs no key. */
  readonly keyVariables: readonly string[];
  /**
   * The keys it was given, or found in the environment; read on first use, and a function, so that an object that is
   * logged shows no key. Absent: it needs none. Empty: it is inactive until a key is there.
   */
  credentials?: (() => readonly string[]) | undefined;
  /** Imports the vendor's SDK. Awaited before an attempt's clock starts. */
  load?: (() => Promise<void>) | undefined;
  /** Resolves with the whole answer. */
  chat(request: ChatCompletionRequest, call: Call): Promise<Reply<ChatCompletion>>;
  /**
   * Resolves at the response's headers. The chunks have a finish reason before they end, and the usage, where the vendor
   * reports it, on the chunk that carries it; an end without a finish reason is a `truncated` fault.
   */
  stream(request: ChatCompletionRequest, call: Call): Promise<Reply<AsyncIterable<ChatCompletionChunk>>>;
  /**
   * Makes vectors, as numbers or as base64 of 32-bit floats, whichever is the vendor's own: the caller gets what it asked
   * for. Absent: the vendor makes none.
   */
  embed?: ((request: EmbeddingRequest, call: Call) => Promise<Reply<EmbeddingResponse>>) | undefined;
}
