import type { EventSource } from "@overture/core";
import { checkOption, hasMethods } from "../check-option.ts";
import { Metrics } from "./metrics.ts";
import { contentType } from "./text-format.ts";

/** Answers Prometheus' requests, whatever they ask for: mount it where you like. */
export interface PrometheusHandler {
  (request?: Request): Response;
  /** What it answers with. */
  text(): string;
  /** Counts no more. */
  stop(): void;
}

/**
 * Counts everything from here on, and gives a handler that tells Prometheus of it in the text format 0.0.4. Of each metric
 * 2,000 series are told apart at most; what comes later is counted as `(other)`.
 */
export function prometheus(overture: EventSource): PrometheusHandler {
  const fits = hasMethods(overture, "on");
  checkOption(overture, { of: "prometheus", option: "overture", wanted: "an Overture", fits });
  const metrics = new Metrics();
  const stops = [
    overture.on("outcome", (event) => metrics.ended(event)),
    overture.on("answer", (event) => metrics.concluded(event)),
    overture.on("refused", (event) => metrics.refused(event)),
    overture.on("breaker", (event) => metrics.breakerMoved(event)),
    overture.on("key", (event) => metrics.keyParked(event)),
    overture.on("signal", (event) => metrics.scored(event)),
    overture.on("budget", (event) => metrics.warned(event)),
    overture.on("limit", (event) => metrics.limited(event)),
    overture.on("store", (event) => metrics.storeMoved(event)),
  ];
  const text = (): string => metrics.text();
  const handle = (): Response => new Response(text(), { headers: { "content-type": contentType } });
  return Object.assign(handle, {
    text,
    stop() {
      for (const stop of stops) stop();
    },
  });
}
