import { ROOT_CONTEXT } from "@opentelemetry/api";
import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { AttemptRecord, OvertureEvents } from "@overture/core";
import { describe, expect, it } from "vitest";
import { stage } from "../../test/stage.ts";
import { attributes, spanNames } from "./names.ts";
import { RequestSpans } from "./request-spans.ts";

const none = { usd: 0, nanoUsd: 0, certainty: "exact" } as AttemptRecord["cost"];

/** The spans of one request, told of by hand: modes begin attempts side by side. */
async function setUp() {
  const exporter = new InMemorySpanExporter();
  const tracer = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }).getTracer("test");
  const set = stage();
  const heard: { outcome?: OvertureEvents["outcome"]; answer?: OvertureEvents["answer"] } = {};
  set.overture.on("outcome", (event) => {
    heard.outcome = event;
  });
  set.overture.on("answer", (event) => {
    heard.answer = event;
  });
  await set.ask();
  const { outcome, answer } = heard;
  if (!outcome || !answer) throw new Error("it has ended");
  const request = { messages: [] };
  const spans = new RequestSpans({
    tracer,
    parent: ROOT_CONTEXT,
    id: "d",
    request,
    headers: {},
    atMs: 1e12,
    content: false,
  });
  const finished = (name: string): ReadableSpan[] => exporter.getFinishedSpans().filter((span) => span.name === name);
  const end = (number: number, more: Partial<AttemptRecord> = {}, purpose?: "judge") =>
    spans.ended(
      Object.assign({ ...outcome }, purpose === undefined ? {} : { purpose }, {
        attempt: { ...outcome.attempt, number, startedAtMs: 0, durationMs: 50, cost: none, ...more },
      }),
    );
  return { spans, finished, end, conclude: () => spans.concluded(answer) };
}

describe("attempts side by side", () => {
  it("are siblings, each linked with those that were under way when it began", async () => {
    const { spans, finished, end, conclude } = await setUp();
    spans.attempt({ model: "a/m", number: 1, startedAtMs: 0 });
    spans.attempt({ model: "b/m", number: 2, startedAtMs: 10 });
    end(1, { outcome: "fault", fault: { kind: "aborted" } });
    spans.attempt({ model: "c/m", number: 3, startedAtMs: 60 });
    end(2);
    end(3);
    conclude();
    const [request] = finished(spanNames.request);
    const attempts = finished(spanNames.attempt);
    const [first, second, third] = [1, 2, 3].map((number) =>
      attempts.find((span) => span.attributes[attributes.attemptNumber] === number),
    );
    for (const span of attempts) expect(span.parentSpanContext?.spanId).toBe(request?.spanContext().spanId);
    const linked = (span: ReadableSpan | undefined) => span?.links.map(({ context }) => context.spanId);
    expect(linked(first)).toEqual([]);
    expect(linked(second)).toEqual([first?.spanContext().spanId]);
    expect(linked(third)).toEqual([second?.spanContext().spanId]);
  });

  it("say what they were to the request, where that is told", async () => {
    const { spans, finished, end, conclude } = await setUp();
    spans.attempt({ model: "a/m", number: 1, startedAtMs: 0 });
    end(1, {}, "judge");
    conclude();
    expect(finished(spanNames.attempt)[0]?.attributes[attributes.role]).toBe("judge");
  });

  it("may end after the request, and are over then", async () => {
    const { spans, finished, end, conclude } = await setUp();
    spans.attempt({ model: "a/m", number: 1, startedAtMs: 0 });
    spans.attempt({ model: "b/m", number: 2, startedAtMs: 0 });
    end(1);
    conclude();
    expect(spans.isOver).toBe(false);
    expect(finished(spanNames.attempt)).toHaveLength(1);
    end(2, { outcome: "fault", fault: { kind: "aborted" } });
    expect(spans.isOver).toBe(true);
    expect(finished(spanNames.attempt)).toHaveLength(2);
  });
});

it("calls an aborted attempt no error", async () => {
  const { spans, finished, end, conclude } = await setUp();
  spans.attempt({ model: "a/m", number: 1, startedAtMs: 0 });
  end(1, { outcome: "fault", fault: { kind: "aborted" } });
  conclude();
  expect(finished("chat m")[0]).toMatchObject({ status: { code: 0 }, attributes: { "error.type": "aborted" } });
});
