import {
  type Attributes,
  type Context,
  type Link,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import type { AttemptRecord } from "@overture/core";
import { moment } from "./moment.ts";
import { attributes, spanNames } from "./names.ts";
import { conventions, providerName } from "./semantic-conventions.ts";

/** What the spans of an attempt are made from. */
export interface AttemptSpansInit {
  readonly tracer: Tracer;
  /** With the request's span. */
  readonly context: Context;
  readonly operation: string;
  /** `provider/model`. */
  readonly model: string;
  readonly number: number;
  /** In milliseconds since the Unix epoch. */
  readonly atMs: number;
  /** What was asked for. */
  readonly asked: Attributes;
  /** What stands on both spans. @default nothing */
  readonly shared?: Attributes | undefined;
  /** Other attempts of the request that are under way. */
  readonly links: Link[];
}

/** The two spans of an attempt: ours, and within it the call to the provider by OpenTelemetry's conventions. */
export class AttemptSpans {
  readonly model: string;
  readonly #attempt: Span;
  readonly #call: Span;
  readonly #atMs: number;
  #isOver = false;

  constructor({ tracer, context, operation, model, number, atMs, asked, shared, links }: AttemptSpansInit) {
    this.model = model;
    this.#atMs = atMs;
    const startTime = moment(atMs);
    this.#attempt = tracer.startSpan(
      spanNames.attempt,
      { startTime, links, attributes: { ...shared, [attributes.attemptNumber]: number, [attributes.model]: model } },
      context,
    );
    const slash = model.indexOf("/");
    const vendorModel = model.slice(slash + 1);
    this.#call = tracer.startSpan(
      `${operation} ${vendorModel}`,
      {
        kind: SpanKind.CLIENT,
        startTime,
        attributes: {
          ...asked,
          ...shared,
          [conventions.ATTR_GEN_AI_OPERATION_NAME]: operation,
          [conventions.ATTR_GEN_AI_PROVIDER_NAME]: providerName(model.slice(0, slash)),
          [conventions.ATTR_GEN_AI_REQUEST_MODEL]: vendorModel,
        },
      },
      trace.setSpan(context, this.#attempt),
    );
  }

  /** Whether its end was told. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** To be linked from others. */
  get link(): Link {
    return { context: this.#attempt.spanContext() };
  }

  /** The headers by which the provider goes on with the trace. */
  headers(): Readonly<Record<string, string>> {
    const { traceId, spanId, traceFlags, traceState } = this.#call.spanContext();
    const traceparent = `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`;
    const tracestate = traceState?.serialize();
    return tracestate ? { traceparent, tracestate } : { traceparent };
  }

  /** Adds what was answered, by the conventions' names. */
  answered(said: Attributes): void {
    this.#call.setAttributes(said);
  }

  /** Notes how it ended, in both spans, which are ended later: what was answered is told after that. */
  note(record: AttemptRecord, extra: Attributes): void {
    const { outcome, fault, cost, key, requestId, usage, firstTokenMs } = record;
    this.#isOver = true;
    this.#attempt.setAttributes({
      ...extra,
      [attributes.outcome]: outcome,
      [attributes.costUsd]: cost.usd,
      [attributes.costCertainty]: cost.certainty,
      ...(key === undefined ? {} : { [attributes.keyIndex]: key }),
      ...(requestId === undefined ? {} : { [attributes.requestId]: requestId }),
    });
    if (usage) this.#call.setAttributes(usageAttributes(usage));
    if (firstTokenMs !== undefined) {
      this.#call.setAttribute(conventions.ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK, firstTokenMs / 1000);
    }
    if (outcome === "completion") {
      this.#call.setAttribute(conventions.ATTR_GEN_AI_RESPONSE_MODEL, this.model.slice(this.model.indexOf("/") + 1));
    }
    if (outcome === "lost") this.#call.setAttribute(conventions.ATTR_ERROR_TYPE, outcome);
    if (!fault) return;
    for (const span of [this.#attempt, this.#call]) {
      span.setAttribute(conventions.ATTR_ERROR_TYPE, fault.kind);
      if (fault.status !== undefined) span.setAttribute(attributes.status, fault.status);
      if (fault.kind !== "aborted") span.setStatus({ code: SpanStatusCode.ERROR, message: fault.kind });
    }
  }

  /** Ends both spans. */
  end(durationMs: number): void {
    const endTime = moment(this.#atMs + durationMs);
    this.#call.end(endTime);
    this.#attempt.end(endTime);
  }
}

function usageAttributes(usage: NonNullable<AttemptRecord["usage"]>): Attributes {
  const { prompt_tokens_details: input, completion_tokens_details: output } = usage;
  const found: Attributes = {
    [conventions.ATTR_GEN_AI_USAGE_INPUT_TOKENS]: usage.prompt_tokens,
    [conventions.ATTR_GEN_AI_USAGE_OUTPUT_TOKENS]: usage.completion_tokens,
  };
  const more = [
    [conventions.ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS, input?.cached_tokens],
    [conventions.ATTR_GEN_AI_USAGE_CACHE_CREATION_INPUT_TOKENS, input?.cache_write_tokens],
    [conventions.ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS, output?.reasoning_tokens],
  ] as const;
  for (const [name, tokens] of more) if (tokens) found[name] = tokens;
  return found;
}
