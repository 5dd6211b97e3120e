import type { Meter, Tracer } from "@opentelemetry/api";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Collector } from "./collector.ts";

/** OpenTelemetry's own SDK, which exports to a collector. */
export interface Sdk extends AsyncDisposable {
  readonly tracer: Tracer;
  readonly meter: Meter;
  /** Exports everything that has ended. */
  flush(): Promise<void>;
}

export function startSdk({ url }: Collector): Sdk {
  const exporter = new OTLPTraceExporter({ url: `${url}/v1/traces` });
  const tracers = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const reader = new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter({ url: `${url}/v1/metrics` }),
    exportIntervalMillis: 3_600_000,
  });
  const meters = new MeterProvider({ readers: [reader] });
  return {
    tracer: tracers.getTracer("test"),
    meter: meters.getMeter("test"),
    flush: async () => {
      await tracers.forceFlush();
      await meters.forceFlush();
    },
    [Symbol.asyncDispose]: async () => {
      await tracers.shutdown();
      await meters.shutdown();
    },
  };
}
