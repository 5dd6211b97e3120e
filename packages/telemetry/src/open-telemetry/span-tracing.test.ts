import { context, ROOT_CONTEXT, type Tracer, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { sampledJudge } from "@overture/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { stage } from "../../test/stage.ts";
import { spanNames } from "./names.ts";
import { openTelemetry } from "./open-telemetry.ts";

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});

afterAll(() => {
  context.disable();
});

function setUp() {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const tracer = provider.getTracer("test");
  const set = stage();
  openTelemetry(set.overture, { tracer });
  return { ...set, tracer, spans: () => exporter.getFinishedSpans() };
}

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;

it("goes on with the trace that is active where the request is made, and so does the provider", async () => {
  const { ask, tracer, spans, a } = setUp();
  const outer = tracer.startSpan("outer");
  const { overture } = await context.with(trace.setSpan(ROOT_CONTEXT, outer), () => ask());
  expect(overture.traceId).toBe(outer.spanContext().traceId);
  const request = spans().find(({ name }) => name === spanNames.request);
  expect(request?.parentSpanContext?.spanId).toBe(outer.spanContext().spanId);
  const call = spans()
    .find(({ name }) => name === "chat m")
    ?.spanContext();
  expect(a.calls[0]?.headers).toEqual({ traceparent: `00-${call?.traceId}-${call?.spanId}-01` });
  expect(overture.attempts[0]?.spanId).toBe(call?.spanId);
});

it("goes on with the trace that the request names, rather than with the active one", async () => {
  const { ask, tracer, spans, a } = setUp();
  const active = trace.setSpan(ROOT_CONTEXT, tracer.startSpan("outer"));
  const { overture } = await context.with(active, () => ask({ overture: { traceparent, tracestate: "v=1" } }));
  expect(overture.traceId).toBe(traceId);
  expect(spans().find(({ name }) => name === spanNames.request)?.parentSpanContext?.spanId).toBe("00f067aa0ba902b7");
  expect(a.calls[0]?.headers.tracestate).toBe("v=1");
});

it("begins a trace of its own where there is none, or an invalid one", async () => {
  const { ask } = setUp();
  const ids = [(await ask()).overture.traceId, (await ask({ overture: { traceparent: "00-1-2-3" } })).overture.traceId];
  expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id ?? ""))).toBe(true);
  expect(new Set(ids).size).toBe(2);
});

it("touches no request, whatever the tracer throws", async () => {
  const fail = (): never => {
    throw new Error("a broken exporter");
  };
  const broken = stage();
  openTelemetry(broken.overture, { tracer: { startSpan: fail, startActiveSpan: fail } });
  expect((await broken.ask()).overture.traceId).toBeUndefined();
  let spans = 0;
  const tracer = new TracerProvider().getTracer("test");
  const breaking: Tracer = {
    startActiveSpan: fail,
    startSpan: (name) => (spans++ === 0 ? tracer.startSpan(name) : fail()),
  };
  const half = stage();
  openTelemetry(half.overture, { tracer: breaking });
  await half.ask();
  expect(half.a.calls[0]?.headers).toEqual({});
});

it("puts the request of a judge below the one that it is about", async () => {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const set = stage({ judge: sampledJudge({ model: "b/m", share: 1, maxUsdPerDay: 1 }) });
  openTelemetry(set.overture, { tracer: provider.getTracer("test") });
  await set.ask();
  await set.clock.runUntil(set.overture.close());
  const requests = exporter.getFinishedSpans().filter(({ name }) => name === spanNames.request);
  const judge = requests.find(({ attributes }) => attributes["overture.background"] === "judge");
  const asked = requests.find((request) => request !== judge);
  expect(requests).toHaveLength(2);
  expect(judge?.parentSpanContext?.spanId).toBe(asked?.spanContext().spanId);
});
