import type { ModelName } from "../catalog/index.ts";

type Headers = Readonly<Record<string, string>>;

/** A request that comes in, as tracing sees it. */
export interface TracedRequest {
  /** The decision's id, which its events have too. */
  readonly id: string;
  /** The id of the decision that it is about, where no caller made it: a judge's or a shadow's. */
  readonly about?: string | undefined;
  /** The whole request, which holds the prompt: only to be kept where its owner has agreed. */
  readonly request: object;
  /** The caller's own id for what the request belongs to. */
  readonly correlationId?: string | undefined;
  /** The caller's place in a trace, as the request's options give it: not checked. */
  readonly traceparent?: string | undefined;
  readonly tracestate?: string | undefined;
  /** The call's own headers, in which a place in a trace may stand as well. */
  readonly headers: Headers;
  /** When the request came in, in milliseconds since the Unix epoch. */
  readonly atMs: number;
}

/** An attempt that begins, as tracing sees it. */
export interface TracedAttempt {
  readonly model: ModelName;
  /** Counted from 1 within the request. */
  readonly number: number;
  /** In milliseconds since the request came in. */
  readonly startedAtMs: number;
}

/** One request's place in a trace. */
export interface RequestTrace {
  /** Undefined where nobody traces the request. */
  readonly traceId: string | undefined;
  /** The call's headers without the caller's place in the trace. */
  readonly headers: Headers;
  /** An attempt begins. Gives the headers by which the provider goes on with the trace, with a span id of the attempt's own. */
  attempt(attempt: TracedAttempt): Headers | undefined;
  /** A whole answer is there. It holds what the model wrote: only to be kept where its owner has agreed. */
  answered(completion: object): void;
}

/**
 * Places requests and attempts in traces, for `overture.traceWith()`: `openTelemetry()` of `@overture/telemetry` makes one. All
 * else it learns from events. What it throws would reach the request: it must not throw.
 */
export interface Tracing {
  /** A request comes in: called within the caller's own context. */
  begin(request: TracedRequest): RequestTrace;
}
