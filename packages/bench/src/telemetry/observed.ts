import { context } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from "@opentelemetry/sdk-trace";
import type { ModelCard, Overture, OvertureEvents, Provider } from "@overture/core";
import { openTelemetry } from "@overture/telemetry";
import type { Core } from "./core-build.ts";

/** How requests are observed: not at all, since they cannot be; by nobody; by listeners; by OpenTelemetry; or kept and counted. */
export type Observation = "bare" | "off" | "events" | "otel" | "recorded";

/** An Overture that is observed in one way, and what is to be ended with it. */
export interface Observed {
  readonly overture: Overture;
  /** How many events were heard. */
  readonly heard: () => number;
  close(): Promise<void>;
}

/** Every event that there is, so that none is forgotten. */
const events: Readonly<Record<keyof OvertureEvents, true>> = {
  answer: true,
  attempt: true,
  breaker: true,
  budget: true,
  council: true,
  decision: true,
  fault: true,
  feedback: true,
  key: true,
  limit: true,
  outcome: true,
  racing: true,
  refused: true,
  signal: true,
  store: true,
  tenant: true,
  warning: true,
};

const names = ["small", "medium", "large"];

/** What is known of the models that answer here, beside their prices. */
export const instantCard: Omit<ModelCard, "name" | "prices"> = {
  recommended: true,
  contextTokens: 200_000,
  capabilities: {
    ...{ tools: true, images: true, audio: false, files: false, jsonSchema: true },
    ...{ reasoning: "optional", temperature: true },
  },
};

/** Answers at once, so that what is measured is what a request costs this process and nothing else. */
function instantProvider({ defineProvider }: Core): Provider {
  const message = { role: "assistant", content: "Because it never says that it is done.", refusal: null } as const;
  const usage = { prompt_tokens: 20, completion_tokens: 9, total_tokens: 29 };
  return defineProvider({
    id: "instant",
    models: names.map((name, index) => ({ name, ...instantCard, prices: { input: 1 + index, output: 4 + index } })),
    chat: async (_request, { model }) => ({
      ...{ id: "c", object: "chat.completion", created: 1, model, usage },
      choices: [{ index: 0, message, finish_reason: "stop", logprobs: null }],
    }),
  });
}

/** Sets an Overture up, of a core that was built as the way of observing needs it. */
export function observed(observation: Observation, core: Core): Observed {
  const random = core.seededRandom("telemetry");
  const traces = observation === "recorded" ? 256 : undefined;
  const overture = new core.Overture({ providers: [instantProvider(core)], random, traces });
  let heard = 0;
  if (observation === "events") {
    for (const name of Object.keys(events) as (keyof OvertureEvents)[]) {
      overture.on(name, () => {
        heard += 1;
      });
    }
  }
  const stop = observation === "otel" ? observe(overture) : async () => {};
  return {
    overture,
    heard: () => heard,
    close: async () => {
      await overture.close();
      await stop();
    },
  };
}

/** OpenTelemetry's own SDK, whose exporter throws everything away: what is sent where is not ours to measure. */
function observe(overture: Overture): () => Promise<void> {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const exporter: SpanExporter = { export: (_spans, done) => done({ code: 0 }), shutdown: async () => {} };
  const tracers = new TracerProvider({ spanProcessors: [new BatchSpanProcessor({ exporter, maxQueueSize: 100_000 })] });
  const reader = new PeriodicExportingMetricReader({
    exporter: new InMemoryMetricExporter(AggregationTemporality.DELTA),
    exportIntervalMillis: 3_600_000,
  });
  const meters = new MeterProvider({ readers: [reader] });
  const stop = openTelemetry(overture, { tracer: tracers.getTracer("bench"), meter: meters.getMeter("bench") });
  return async () => {
    stop();
    await tracers.shutdown();
    await meters.shutdown();
    context.disable();
  };
}
