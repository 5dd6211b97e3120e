import { expect, it } from "vitest";
import { eventsOf } from "../../../test/events.ts";
import { stage } from "../../../test/stage.ts";

await import("./index.ts");

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;

it("gives every attempt a span of its own in the caller's trace, and says so everywhere", async () => {
  const set = stage();
  const [decisions, attempts, outcomes, answers] = [
    eventsOf(set.overture, "decision"),
    eventsOf(set.overture, "attempt"),
    eventsOf(set.overture, "outcome"),
    eventsOf(set.overture, "answer"),
  ];
  set.provider("a").next({ fault: "server" });
  const { overture } = await set.answer({ overture: { traceparent, tracestate: "v=1", correlationId: "order-7" } });
  const sent = [set.provider("a").calls[0]?.headers, set.provider("b").calls[0]?.headers];
  expect(sent).toMatchObject([{ tracestate: "v=1" }, { tracestate: "v=1" }]);
  const spans = sent.map((headers) => /^00-4bf9\w{28}-(\w{16})-01$/.exec(headers?.traceparent ?? "")?.[1]);
  expect(overture.attempts.map(({ spanId }) => spanId)).toEqual(spans);
  expect(new Set([...spans, "00f067aa0ba902b7"]).size).toBe(3);
  for (const event of [...decisions, ...attempts, ...outcomes, ...answers]) {
    expect(event).toMatchObject({ traceId, correlationId: "order-7" });
  }
  expect([decisions, attempts, outcomes, answers].map(({ length }) => length)).toEqual([1, 2, 2, 1]);
  expect(overture.traceId).toBe(traceId);
});

it("takes the trace from the scope, or from the headers of the call, and options come first", async () => {
  const set = stage();
  const other = traceparent.replace("4bf9", "5bf9");
  const scope = set.overture.for({ traceparent });
  const request = { model: "auto", messages: [{ role: "user", content: "Hi" }] } as const;
  await set.clock.runUntil(
    scope.chat.completions.create(request, { headers: { traceparent: other, tracestate: "o=1" } }),
  );
  await set.answer({}, { headers: { traceparent: other, tracestate: "o=1", "x-team": "blue" } });
  const [first, second] = set.provider("a").calls.map(({ headers }) => headers);
  expect(first?.traceparent).toContain(traceId);
  expect(first).not.toHaveProperty("tracestate");
  expect(second).toMatchObject({ tracestate: "o=1", "x-team": "blue" });
  expect(second?.traceparent).toContain("5bf92f3577b34da6a3ce929d0e0e4736");
});

it("traces nothing that names no trace, and no stream less than a whole answer", async () => {
  const set = stage();
  await set.answer({ overture: { traceparent } });
  const { overture } = await set.answer();
  expect(overture.traceId).toBeUndefined();
  expect(set.provider("a").calls[1]?.headers).toEqual({});
  const stream = await set.stream({ overture: { traceparent } });
  await set.clock.runUntil(stream.completion());
  expect(set.provider("a").calls[2]?.headers.traceparent).toContain(traceId);
});

it("drops an invalid header, and refuses an invalid option by its name", async () => {
  const set = stage();
  await set.answer({}, { headers: { traceparent: "00-1-2-3", tracestate: "a=b" } });
  expect(set.provider("a").calls[0]?.headers).toEqual({});
  const answers = eventsOf(set.overture, "answer");
  expect(await set.failure({ overture: { traceparent: "00-1-2-3" } })).toMatchObject({
    code: "invalid_request",
    status: 400,
    param: "overture.traceparent",
    message: expect.stringContaining('"00-1-2-3"'),
  });
  expect(answers).toMatchObject([{ error: "invalid_request", attempts: [] }]);
  expect(set.provider("a").calls).toHaveLength(1);
});
