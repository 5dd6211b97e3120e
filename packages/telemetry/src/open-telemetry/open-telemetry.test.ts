import * as semconv from "@opentelemetry/semantic-conventions/incubating";
import { describe, expect, it } from "vitest";
import { type CollectedSpan, startCollector } from "../../test/collector.ts";
import { startSdk } from "../../test/sdk.ts";
import { type Stage, stage } from "../../test/stage.ts";
import { attributes, metricNames, spanNames } from "./names.ts";
import { openTelemetry } from "./open-telemetry.ts";

const known = new Set<unknown>(Object.values(semconv));
const ours = new Set<string>([...Object.values(attributes), ...Object.values(metricNames)]);

/** What a collector received of what was done on a stage. */
async function collected(act: (set: Stage) => Promise<unknown>, options: { readonly content?: boolean } = {}) {
  await using collector = await startCollector();
  await using sdk = startSdk(collector);
  const set = stage({ breaker: { consecutiveFaults: 1 } });
  openTelemetry(set.overture, { ...sdk, ...options });
  await act(set);
  await sdk.flush();
  return { spans: collector.spans, metrics: collector.metrics, set };
}

function named(spans: readonly CollectedSpan[], name: string): readonly CollectedSpan[] {
  return spans.filter((span) => span.name === name);
}

describe("spans", () => {
  it("go from the request to its decision, its attempts and their calls, with times that fit", async () => {
    const { spans, set } = await collected(async ({ a, ask }) => {
      a.next({ fault: "server", status: 503, afterMs: 30 });
      await ask({ temperature: 0.5, max_tokens: 99, stop: "end", overture: { tags: ["x"], correlationId: "c-1" } });
    });
    const [request] = named(spans, spanNames.request);
    const attempts = named(spans, spanNames.attempt).toSorted((left, right) => left.startMs - right.startMs);
    const calls = named(spans, "chat m").toSorted((left, right) => left.startMs - right.startMs);
    expect(spans).toHaveLength(6);
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    expect(request?.parentSpanId).toBeUndefined();
    expect(named(spans, spanNames.decision)).toMatchObject([{ parentSpanId: request?.spanId }]);
    expect(attempts).toMatchObject([
      { parentSpanId: request?.spanId, failed: true, links: [] },
      { parentSpanId: request?.spanId, failed: false },
    ]);
    expect(calls).toMatchObject([
      {
        parentSpanId: attempts[0]?.spanId,
        kind: 3,
        attributes: { "error.type": "server", "overture.fault.status": 503 },
      },
      {
        parentSpanId: attempts[1]?.spanId,
        kind: 3,
        attributes: {
          "gen_ai.operation.name": "chat",
          "gen_ai.provider.name": "b",
          "gen_ai.request.model": "m",
          "gen_ai.request.temperature": 0.5,
          "gen_ai.request.max_tokens": 99,
          "gen_ai.request.stop_sequences": ["end"],
          "gen_ai.response.finish_reasons": ["stop"],
          "gen_ai.usage.input_tokens": expect.any(Number),
          "gen_ai.usage.output_tokens": expect.any(Number),
        },
      },
    ]);
    expect(request?.attributes).toMatchObject({
      [attributes.correlationId]: "c-1",
      [attributes.tags]: ["x"],
      [attributes.requested]: "auto",
      [attributes.model]: "b/m",
      [attributes.attempts]: 2,
    });
    for (const span of spans) expect(span.attributes[attributes.correlationId]).toBe("c-1");
    expect((calls[0]?.endMs ?? 0) - (calls[0]?.startMs ?? 0)).toBeCloseTo(30, 2);
    expect(request?.endMs).toBe(calls[1]?.endMs);
    expect(calls[1]?.startMs).toBe((request?.startMs ?? 0) + 30);
    expect(set.clock.now() - (request?.endMs ?? 0)).toBeLessThan(1);
  });

  it("use names of the conventions, or ours, and no others, streamed and whole, failed and answered", async () => {
    const { spans, metrics } = await collected(
      async ({ a, ask }) => {
        await ask({ stream: true, n: 1, seed: 3, top_p: 0.9, response_format: { type: "json_object" } });
        a.next({ fault: "rate_limited", retryAfterMs: 5000 });
        await ask({ frequency_penalty: 0.1, presence_penalty: 0.2 });
      },
      { content: true },
    );
    const names = [
      ...spans.flatMap((span) => Object.keys(span.attributes)),
      ...metrics.flatMap(({ name, points }) => [name, ...points.flatMap((point) => Object.keys(point.attributes))]),
    ];
    expect(names.filter((name) => !known.has(name) && !ours.has(name))).toEqual([]);
    expect(new Set(names.filter((name) => name.startsWith("gen_ai."))).size).toBeGreaterThan(18);
    expect(names.filter((name) => known.has(name) && name.startsWith("overture."))).toEqual([]);
  });

  it("hold prompts and answers only where that was asked for", async () => {
    const ask = ({ ask }: Stage) => ask();
    const without = await collected(ask);
    expect(JSON.stringify([without.spans, without.metrics])).not.toContain("secret");
    const { spans } = await collected(ask, { content: true });
    const [call] = named(spans, "chat m");
    const input = JSON.parse(String(call?.attributes["gen_ai.input.messages"]));
    expect(input).toEqual([{ role: "user", parts: [{ type: "text", content: "the secret of the house" }] }]);
    const output = JSON.parse(String(call?.attributes["gen_ai.output.messages"]));
    expect(output).toMatchObject([{ role: "assistant", finish_reason: "stop" }]);
  });

  it("tell of a request that failed", async () => {
    const { spans } = await collected(async ({ a, b, ask }) => {
      for (const provider of [a, b]) provider.next({ fault: "invalid_request" });
      await ask().catch(() => {});
    });
    expect(named(spans, spanNames.request)).toMatchObject([
      { failed: true, attributes: { "error.type": expect.any(String) } },
    ]);
  });
});

it("measures by the conventions' metrics, with their units", async () => {
  const { metrics } = await collected(async ({ a, ask }) => {
    await ask({ stream: true });
    a.next({ fault: "server" });
    await ask();
  });
  const units = Object.fromEntries(metrics.map(({ name, unit }) => [name, unit]));
  expect(units).toMatchObject({
    [semconv.METRIC_GEN_AI_CLIENT_OPERATION_DURATION]: "s",
    [semconv.METRIC_GEN_AI_CLIENT_TOKEN_USAGE]: "{token}",
    [semconv.METRIC_GEN_AI_CLIENT_OPERATION_TIME_TO_FIRST_CHUNK]: "s",
    [metricNames.requestDuration]: "s",
    [metricNames.cost]: "USD",
    [metricNames.breakerMoves]: "",
  });
  const durations = metrics.find(({ name }) => name === "gen_ai.client.operation.duration")?.points ?? [];
  expect(durations.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  expect(durations.filter((point) => point.attributes["error.type"] === "server")).toMatchObject([{ count: 1 }]);
  const tokens = metrics.find(({ name }) => name === "gen_ai.client.token.usage")?.points ?? [];
  expect(new Set(tokens.map((point) => point.attributes["gen_ai.token.type"]))).toEqual(new Set(["input", "output"]));
});

it("adds up to what answers cost", async () => {
  let nanoUsd = 0;
  const { metrics } = await collected(async ({ ask }) => {
    for (let count = 0; count < 5; count += 1) nanoUsd += (await ask()).overture.cost.nanoUsd;
  });
  const cost = metrics.find(({ name }) => name === metricNames.cost)?.points ?? [];
  expect(cost.reduce((sum, point) => sum + point.sum, 0)).toBeCloseTo(nanoUsd / 1e9, 12);
});

it("ends when it is told to", async () => {
  await using collector = await startCollector();
  await using sdk = startSdk(collector);
  const set = stage();
  const stop = openTelemetry(set.overture, sdk);
  stop();
  expect((await set.ask()).overture.traceId).toBeUndefined();
  await sdk.flush();
  expect(collector.spans).toEqual([]);
});
