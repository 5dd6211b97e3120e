import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { anthropic } from "@overture/anthropic";
import { Overture, type Provider } from "@overture/core";
import { deepseek } from "@overture/deepseek";
import { google } from "@overture/google";
import { mistral } from "@overture/mistral";
import { openai } from "@overture/openai";
import { type SimulatorKind, startSimulator } from "@overture/testing";
import { describe, expect, it } from "vitest";
import { openTelemetry } from "../src/index.ts";

type Create = (options: { readonly apiKey: string; readonly baseURL: string }) => Provider;
const vendors: readonly (readonly [SimulatorKind, Create])[] = [
  ["openai", openai],
  ["anthropic", anthropic],
  ["google", google],
  ["mistral", mistral],
  ["deepseek", deepseek],
];

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const overtureOptions = { traceparent: `00-${traceId}-00f067aa0ba902b7-01`, tracestate: "vendor=value" };

describe.each(vendors)("trace context at %s", (kind, create) => {
  it.each([
    ["whole answers", false],
    ["streams", true],
  ])("goes with %s, with and without OpenTelemetry", async (_what, stream) => {
    await using simulator = await startSimulator(kind);
    const overture = new Overture({ providers: [create({ apiKey: simulator.key, baseURL: simulator.baseURL })] });
    const exporter = new InMemorySpanExporter();
    const tracer = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }).getTracer("test");
    const ask = async () => {
      const messages = [{ role: "user", content: "Hi" }] as const;
      const result = await overture.chat.completions.create({
        model: "auto",
        messages,
        stream,
        overture: overtureOptions,
      });
      const answer = "overture" in result ? result : await result.completion();
      return { answer: answer.overture, headers: simulator.requests.at(-1)?.headers };
    };

    const bare = await ask();
    const [attempt] = bare.answer.attempts;
    expect(bare.headers).toMatchObject({
      traceparent: `00-${traceId}-${attempt?.spanId}-01`,
      tracestate: "vendor=value",
    });
    expect(attempt?.spanId).not.toBe("00f067aa0ba902b7");

    openTelemetry(overture, { tracer });
    const traced = await ask();
    const call = exporter
      .getFinishedSpans()
      .find(({ name }) => name.startsWith("chat "))
      ?.spanContext();
    expect(call?.traceId).toBe(traceId);
    expect(traced.headers).toMatchObject({
      traceparent: `00-${traceId}-${call?.spanId}-01`,
      tracestate: "vendor=value",
    });
    await overture.close();
  });
});
