import type { Attributes, Counter, Histogram, Meter } from "@opentelemetry/api";
import type { AttemptRecord, OvertureEvents } from "@overture/core";
import { attributes, metricNames } from "./names.ts";
import { conventions, providerName } from "./semantic-conventions.ts";

/** Bounds of buckets that the conventions name, in seconds and tokens. */
const durationBounds = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
const tokenBounds = [
  1, 4, 16, 64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864,
];
const overheadBounds = [1e-5, 2e-5, 5e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2, 2e-2, 5e-2, 0.1, 0.5];
const scoreBounds = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** Counts and measures requests and calls. */
export class RequestMeters {
  readonly #operation: Histogram;
  readonly #tokens: Histogram;
  readonly #firstChunk: Histogram;
  readonly #request: Histogram;
  readonly #overhead: Histogram;
  readonly #score: Histogram;
  readonly #cost: Counter;
  readonly #breakerMoves: Counter;
  readonly #keyParks: Counter;
  readonly #refusals: Counter;

  constructor(meter: Meter) {
    const histogram = (name: string, unit: string, explicitBucketBoundaries: number[], description: string) =>
      meter.createHistogram(name, { unit, description, advice: { explicitBucketBoundaries } });
    this.#operation = histogram(
      conventions.METRIC_GEN_AI_CLIENT_OPERATION_DURATION,
      ...(["s", durationBounds, "Calls to providers."] as const),
    );
    this.#tokens = histogram(
      conventions.METRIC_GEN_AI_CLIENT_TOKEN_USAGE,
      ...(["{token}", tokenBounds, "Tokens of calls to providers."] as const),
    );
    this.#firstChunk = histogram(
      conventions.METRIC_GEN_AI_CLIENT_OPERATION_TIME_TO_FIRST_CHUNK,
      ...(["s", durationBounds, "Streamed calls, until their first content."] as const),
    );
    this.#request = histogram(
      metricNames.requestDuration,
      "s",
      durationBounds,
      "Whole requests, all attempts included.",
    );
    this.#overhead = histogram(metricNames.overhead, "s", overheadBounds, "What Overture took before the first call.");
    this.#score = histogram(metricNames.signalScore, "1", scoreBounds, "How good answers were said to be.");
    this.#cost = meter.createCounter(metricNames.cost, { unit: "USD", description: "What calls cost." });
    this.#breakerMoves = meter.createCounter(metricNames.breakerMoves, { description: "Breakers that moved." });
    this.#refusals = meter.createCounter(metricNames.refusals, {
      description: "Requests that were refused before anything was decided.",
    });
    this.#keyParks = meter.createCounter(metricNames.keyParks, { description: "Keys that were parked." });
  }

  ended({ operation, attempt }: OvertureEvents["outcome"]): void {
    const call = callAttributes(operation, attempt);
    const { fault, outcome, durationMs, firstTokenMs, usage, cost } = attempt;
    // Who lost a race was aborted: its duration is none of a whole call.
    const error = fault?.kind ?? (outcome === "lost" ? outcome : undefined);
    this.#operation.record(durationMs / 1000, error ? { ...call, [conventions.ATTR_ERROR_TYPE]: error } : call);
    if (firstTokenMs !== undefined) this.#firstChunk.record(firstTokenMs / 1000, call);
    if (usage) {
      this.#tokens.record(usage.prompt_tokens, { ...call, [conventions.ATTR_GEN_AI_TOKEN_TYPE]: "input" });
      this.#tokens.record(usage.completion_tokens, { ...call, [conventions.ATTR_GEN_AI_TOKEN_TYPE]: "output" });
    }
    if (cost.usd > 0) this.#cost.add(cost.usd, { ...call, [attributes.outcome]: attempt.outcome });
  }

  concluded({ metadata, error, totalMs, operation, purpose }: OvertureEvents["answer"]): void {
    const request: Attributes = { [conventions.ATTR_GEN_AI_OPERATION_NAME]: operation };
    if (error !== undefined) request[conventions.ATTR_ERROR_TYPE] = error;
    if (purpose !== undefined) request[attributes.background] = purpose;
    if (metadata) {
      request[attributes.task] = metadata.task;
      request[attributes.mode] = metadata.mode;
      this.#overhead.record(metadata.timing.overheadMs / 1000);
    }
    this.#request.record(totalMs / 1000, request);
  }

  refused({ operation, code }: OvertureEvents["refused"]): void {
    this.#refusals.add(1, {
      [conventions.ATTR_GEN_AI_OPERATION_NAME]: operation,
      [conventions.ATTR_ERROR_TYPE]: code,
    });
  }

  scored({ model, source, score }: OvertureEvents["signal"]): void {
    if (score !== undefined)
      this.#score.record(score, { [attributes.model]: model, [attributes.signalSource]: source });
  }

  breakerMoved({ scope, name, to }: OvertureEvents["breaker"]): void {
    this.#breakerMoves.add(1, {
      [attributes.breakerScope]: scope,
      [attributes.breaker]: name,
      [attributes.breakerState]: to,
    });
  }

  keyParked({ provider, because }: OvertureEvents["key"]): void {
    this.#keyParks.add(1, {
      [conventions.ATTR_GEN_AI_PROVIDER_NAME]: providerName(provider),
      [conventions.ATTR_ERROR_TYPE]: because,
    });
  }
}

function callAttributes(operation: string, { model }: AttemptRecord): Attributes {
  const slash = model.indexOf("/");
  return {
    [conventions.ATTR_GEN_AI_OPERATION_NAME]: operation,
    [conventions.ATTR_GEN_AI_PROVIDER_NAME]: providerName(model.slice(0, slash)),
    [conventions.ATTR_GEN_AI_REQUEST_MODEL]: model.slice(slash + 1),
  };
}
