import { ROOT_CONTEXT } from "@opentelemetry/api";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { AttemptRecord } from "@overture/core";
import { expect, it } from "vitest";
import { AttemptSpans } from "./attempt-spans.ts";
import { spanNames } from "./names.ts";

function setUp() {
  const exporter = new InMemorySpanExporter();
  const tracer = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }).getTracer("test");
  const init = { tracer, context: ROOT_CONTEXT, operation: "chat", model: "google/gemini/2", number: 1, atMs: 1e12 };
  const spans = new AttemptSpans({ ...init, asked: { "gen_ai.request.seed": 7 }, links: [] });
  return { spans, finished: (name: string) => exporter.getFinishedSpans().find((span) => span.name === name) };
}

const record: AttemptRecord = {
  ...{ number: 1, model: "google/gemini/2", outcome: "completion", startedAtMs: 0, durationMs: 250, key: 1 },
  cost: { usd: 0.5, nanoUsd: 500_000_000, certainty: "estimated" } as AttemptRecord["cost"],
  requestId: "r-1",
};

it("names the call and its vendor as the conventions do, and itself as we do", () => {
  const { spans, finished } = setUp();
  spans.note({ ...record, firstTokenMs: 40 }, {});
  spans.answered({ "gen_ai.response.id": "c1" });
  spans.end(250);
  const call = finished("chat gemini/2");
  expect(call?.attributes).toEqual({
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "gcp.gemini",
    "gen_ai.request.model": "gemini/2",
    "gen_ai.request.seed": 7,
    "gen_ai.response.id": "c1",
    "gen_ai.response.model": "gemini/2",
    "gen_ai.response.time_to_first_chunk": 0.04,
  });
  expect(finished(spanNames.attempt)?.attributes).toMatchObject({
    "overture.attempt.number": 1,
    "overture.outcome": "completion",
    "overture.cost.usd": 0.5,
    "overture.cost.certainty": "estimated",
    "overture.key.index": 1,
    "overture.provider.request_id": "r-1",
  });
  expect(call?.duration).toEqual([0, 250_000_000]);
});

it("tells of cached, written and reasoning tokens where there are any", () => {
  const { spans, finished } = setUp();
  const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
  const details = {
    prompt_tokens_details: { cached_tokens: 60, cache_write_tokens: 10 },
    completion_tokens_details: { reasoning_tokens: 15 },
  };
  spans.note({ ...record, usage: { ...usage, ...details } }, {});
  spans.end(1);
  expect(finished("chat gemini/2")?.attributes).toMatchObject({
    "gen_ai.usage.input_tokens": 100,
    "gen_ai.usage.output_tokens": 20,
    "gen_ai.usage.cache_read.input_tokens": 60,
    "gen_ai.usage.cache_creation.input_tokens": 10,
    "gen_ai.usage.reasoning.output_tokens": 15,
  });
});
