import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { defineProvider, Overture, ordered, type Provider } from "@overture/core";
import { expect, it } from "vitest";
import { openTelemetry, prometheus } from "../src/index.ts";
import { attributes, spanNames } from "../src/open-telemetry/names.ts";
import { parse, totalOf } from "./exposition.ts";

/** Answers at once, in real time: what a council is made of is loaded on its first use. */
function member(id: string, isSlow = false): Provider {
  const usage = { prompt_tokens: 20, completion_tokens: 2, total_tokens: 22 };
  const message = { role: "assistant", content: "Paris", refusal: null } as const;
  const capabilities = {
    ...{ tools: true, images: true, audio: false, files: false, jsonSchema: true },
    ...({ reasoning: "optional", temperature: true } as const),
  };
  return defineProvider({
    id,
    models: [{ name: "m", recommended: true, prices: { input: 1, output: 2 }, capabilities }],
    chat: async (_request, { signal }) => {
      if (isSlow) await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      return {
        ...{ id: "c", object: "chat.completion", created: 1, model: "m", usage },
        choices: [{ index: 0, message, finish_reason: "stop", logprobs: null }],
      };
    },
  });
}

it("shows the members of a council as siblings with links, and counts what each of them cost, once", async () => {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const overture = new Overture({ providers: ["a", "b", "c"].map((id) => member(id)), policy: ordered(), traces: 10 });
  openTelemetry(overture, { tracer: provider.getTracer("test") });
  const metrics = prometheus(overture);
  const answer = await overture.chat.completions.create({
    model: "auto",
    messages: [{ role: "user", content: "What is the capital of France? One word." }],
    overture: { mode: "council", council: { members: 3, strategy: "vote" } },
  });
  await overture.close();

  const spans = exporter.getFinishedSpans();
  const requests = spans.filter(({ name }) => name === spanNames.request);
  const attempts = spans.filter(({ name }) => name === spanNames.attempt);
  expect(requests).toHaveLength(1);
  expect(requests[0]?.attributes).toMatchObject({
    [attributes.mode]: "council",
    [attributes.attempts]: attempts.length,
  });
  expect(attempts.length).toBeGreaterThanOrEqual(2);
  expect(attempts.map((span) => span.attributes[attributes.role])).toEqual(attempts.map(() => "member"));
  for (const attempt of attempts) {
    expect(attempt.parentSpanContext?.spanId).toBe(requests[0]?.spanContext().spanId);
  }
  const linked = attempts.flatMap(({ links }) => links.map(({ context }) => context.spanId));
  const own = attempts.map((attempt) => attempt.spanContext().spanId);
  expect(linked.length).toBeGreaterThan(0);
  for (const id of linked) expect(own).toContain(id);

  const cost = parse(metrics.text()).find(({ name }) => name === "overture_cost_usd_total");
  expect(Math.round((cost ? totalOf(cost) : 0) * 1e9)).toBe(answer.overture.cost.nanoUsd);
  const { all, models } = await overture.stats();
  expect(all).toMatchObject({ requests: 1, answers: 1, cost: { nanoUsd: answer.overture.cost.nanoUsd } });
  expect(Object.values(models).reduce((sum, { calls }) => sum + calls, 0)).toBe(attempts.length);
});

it("shows racers as siblings with links, and who lost as lost", async () => {
  const exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  const overture = new Overture({ providers: [member("a", true), member("b")], policy: ordered(), traces: 10 });
  openTelemetry(overture, { tracer: provider.getTracer("test") });
  const metrics = prometheus(overture);
  const answer = await overture.chat.completions.create({
    model: "auto",
    messages: [{ role: "user", content: "What is the capital of France?" }],
    overture: { mode: "speculative", speculative: { race: "all" } },
  });
  await overture.close();
  expect(answer.overture.model).toBe("b/m");

  const attempts = exporter.getFinishedSpans().filter(({ name }) => name === spanNames.attempt);
  const outcomes = attempts.map((span) => span.attributes[attributes.outcome]).sort();
  expect(outcomes).toEqual(["completion", "lost"]);
  const ids = attempts.map((span) => span.spanContext().spanId);
  expect(
    attempts.flatMap(({ links }) => links.map(({ context }) => context.spanId)).every((id) => ids.includes(id)),
  ).toBe(true);
  expect(attempts.flatMap(({ links }) => links)).toHaveLength(1);
  expect(new Set(attempts.map((span) => span.parentSpanContext?.spanId)).size).toBe(1);

  const families = new Map(parse(metrics.text()).map((family) => [family.name, family]));
  const costs = families.get("overture_cost_usd_total");
  expect(Math.round((costs ? totalOf(costs) : 0) * 1e9)).toBe(answer.overture.cost.nanoUsd);
  const { models, all } = await overture.stats();
  expect(models["a/m"]).toMatchObject({ calls: 1, completions: 0, faults: {}, success: 0 });
  expect(all.wasted.nanoUsd).toBe(models["a/m"]?.wasted.nanoUsd);
  expect(all.wasted.nanoUsd).toBeGreaterThan(0);
});
