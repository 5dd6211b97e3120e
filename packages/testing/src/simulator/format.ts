import type { SimulatedAnswer, SimulatedUsage } from "./answer.ts";
import type { RefusalBehaviour } from "./behaviour.ts";
import type { Delivery, WireEvent } from "./delivery.ts";
import type { JsonObject } from "./json.ts";
import type { ReadAnswer, RecordedAnswer } from "./read-answer.ts";
import type { ReadRequest } from "./read-request.ts";

/** An error as a vendor sends it. */
export interface VendorError {
  readonly status: number;
  /** The body, without what only the server knows. */
  readonly body: JsonObject;
}

/** What an error says where it differs from the vendor's usual. */
export interface VendorErrorDetails {
  readonly status?: number | undefined;
  readonly message?: string | undefined;
  /** The request's field that is at fault. */
  readonly param?: string | undefined;
  readonly code?: string | undefined;
}

/** An answer with all that a body or a stream is made from. */
export interface FormattedAnswer {
  readonly answer: SimulatedAnswer;
  readonly request: ReadRequest;
  /** Absent: the vendor reports none. */
  readonly usage: SimulatedUsage | undefined;
  /** Counts up with each answer of the simulator. */
  readonly number: number;
  /** Seconds since the Unix epoch. */
  readonly created: number;
  readonly delivery: Delivery;
}

/** A vendor's limits at the moment of a response. */
export interface LimitState {
  readonly requestLimit: number;
  readonly requestsLeft: number;
  readonly tokenLimit: number;
  readonly tokensLeft: number;
  /** How long until all is free again, in milliseconds. */
  readonly resetMs: number;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** A request that is answered from a table: lists of models and files. */
export type PlainRoute = { readonly type: "plain"; readonly body: JsonObject };

/** A request whose answer follows from its body: vectors. */
export type ComputedRoute = {
  readonly type: "computed";
  respond(body: JsonObject): { readonly body: JsonObject } | { readonly objection: VendorErrorDetails };
};

/** Where a request goes. */
export type Route = { readonly type: "chat" } | PlainRoute | ComputedRoute;

/** A vendor's wire format: all that a simulator needs to know of it. One small folder of files makes a new vendor. */
export interface VendorFormat {
  /** The vendor's usual id, for example `openai`. */
  readonly kind: string;
  /** What follows the origin in the base URL that the vendor's SDK wants, for example `/v1`. */
  readonly basePath: string;
  /** A key that looks like the vendor's, for tests. */
  readonly key: string;
  /** One of the vendor's models, for tests. */
  readonly model: string;
  /** One of its models that make vectors, for tests. @default it makes none */
  readonly embeddingModel?: string | undefined;
  /** How the vendor shows reasoning: not at all, in words, or in words with a signature that must come back. */
  readonly reasoning: "hidden" | "text" | "signed";
  /** The key that a request carries. */
  credentialOf(headers: Readonly<Record<string, string>>): string | undefined;
  /** Where a request goes; nothing: the vendor does not know the path. */
  route(method: string, path: string, models: readonly string[]): Route | undefined;
  /** What the vendor understands of a body, and of the path that it was sent to. */
  read(body: JsonObject, path?: string): ReadRequest;
  /** What the vendor objects to in a body that was sent to a path. */
  objectionTo(body: JsonObject, path?: string): VendorErrorDetails | undefined;
  /** The response's body. */
  body(answer: FormattedAnswer): JsonObject;
  /** The response's events, the terminal ones included. */
  events(answer: FormattedAnswer): readonly WireEvent[];
  /** What an answer in this format says: the measure for what an adapter makes of a recording. */
  readAnswer(recorded: RecordedAnswer): ReadAnswer;
  /** The events that replay a recording's lines. */
  replay(lines: readonly string[]): readonly WireEvent[];
  error(kind: RefusalBehaviour["fault"], details: VendorErrorDetails, requestId: string): VendorError;
  /** How an error looks in the middle of a stream. */
  errorEvent(error: VendorError): WireEvent;
  /** The headers of every response. */
  headers(requestId: string, limits: LimitState): Readonly<Record<string, string>>;
}
