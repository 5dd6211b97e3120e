import type { Meter, Tracer } from "@opentelemetry/api";
import type { Overture } from "@overture/core";
import { checkOption, hasMethods } from "../check-option.ts";
import { RequestMeters } from "./request-meters.ts";
import { SpanTracing } from "./span-tracing.ts";

/** What {@link openTelemetry} takes: either, or both. */
export interface OpenTelemetryOptions {
  /** Of your own SDK: `trace.getTracer("my-app")`. @default no spans */
  readonly tracer?: Tracer | undefined;
  /** Of your own SDK: `metrics.getMeter("my-app")`. @default no metrics */
  readonly meter?: Meter | undefined;
  /** Whether spans hold what was asked and what was answered. @default false: prompts are your users' own */
  readonly content?: boolean | undefined;
}

/**
 * Tells OpenTelemetry of every request: a span for the request, below it one for the decision and one for each attempt, and
 * below that the call to the provider by the conventions for generative AI; and metrics by the same conventions. Requests go
 * on with the trace that is active where they are made, or that they name by `overture.traceparent`, and providers with theirs.
 * Gives a function that ends it.
 */
export function openTelemetry(
  overture: Pick<Overture, "on" | "traceWith">,
  { tracer, meter, content = false }: OpenTelemetryOptions,
): () => void {
  const of = "openTelemetry";
  const isOverture = hasMethods(overture, "on", "traceWith");
  checkOption(overture, { of, option: "overture", wanted: "an Overture", fits: isOverture });
  const isTracer = tracer === undefined || hasMethods(tracer, "startSpan");
  checkOption(tracer, { of, option: "tracer", wanted: "a tracer, with startSpan", fits: isTracer });
  const isMeter = meter === undefined || hasMethods(meter, "createHistogram", "createCounter");
  checkOption(meter, { of, option: "meter", wanted: "a meter, with createHistogram and createCounter", fits: isMeter });
  const stops: (() => void)[] = [];
  if (tracer) {
    const spans = new SpanTracing(tracer, content);
    stops.push(
      overture.traceWith(spans),
      overture.on("decision", (event) => spans.decided(event)),
      overture.on("outcome", (event) => spans.ended(event)),
      overture.on("answer", (event) => spans.concluded(event)),
    );
  }
  if (meter) {
    const meters = new RequestMeters(meter);
    stops.push(
      overture.on("outcome", (event) => meters.ended(event)),
      overture.on("answer", (event) => meters.concluded(event)),
      overture.on("refused", (event) => meters.refused(event)),
      overture.on("signal", (event) => meters.scored(event)),
      overture.on("breaker", (event) => meters.breakerMoved(event)),
      overture.on("key", (event) => meters.keyParked(event)),
    );
  }
  return () => {
    for (const stop of stops) stop();
  };
}
