import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { expect, it } from "vitest";
import { stage } from "../../test/stage.ts";
import { metricNames } from "./names.ts";
import { openTelemetry } from "./open-telemetry.ts";

it("tells judges from callers, and scores from what could not be scored", async () => {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const meter = new MeterProvider({ readers: [reader] }).getMeter("test");
  const set = stage({ evaluate: () => 0.7, breaker: { consecutiveFaults: 1 } });
  openTelemetry(set.overture, { meter });
  set.a.next({ fault: "rate_limited", retryAfterMs: 1000 });
  await set.ask();
  await set.overture.chat.completions.create({ model: "auto", messages: [] }).catch(() => {});
  await set.clock.runUntil(set.overture.close());
  await reader.forceFlush();
  const metrics = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
  const points = (name: string) => metrics.find(({ descriptor }) => descriptor.name === name)?.dataPoints;
  expect(points(metricNames.signalScore)).toMatchObject([
    { attributes: { "overture.signal.source": "evaluate" }, value: { count: 1, sum: 0.7 } },
  ]);
  expect(points(metricNames.keyParks)).toMatchObject([{ attributes: { "error.type": "rate_limited" }, value: 1 }]);
  expect(points(metricNames.requestDuration)).toMatchObject([
    { attributes: { "overture.mode": "single", "overture.task": "unknown" }, value: { count: 1 } },
  ]);
  expect(points(metricNames.refusals)).toMatchObject([
    { attributes: { "gen_ai.operation.name": "chat", "error.type": "invalid_request" }, value: 1 },
  ]);
  expect(points(metricNames.overhead)).toMatchObject([{ value: { count: 1 } }]);
  await reader.shutdown();
});
