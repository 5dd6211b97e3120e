import { assembleCompletion } from "@overture/core/provider";
import { describe, expect, it } from "vitest";
import { answering, callOf, collect, events, faultOf, sse } from "../test/fixtures.ts";
import { anthropic } from "./anthropic.ts";

const request = { model: "anthropic/claude-haiku-4-5", messages: [{ role: "user" as const, content: "Hi" }] };

describe("fromStream, through the SDK", () => {
  it("gives the same answer as without streaming, with the last usage", async () => {
    const { seen, fetch } = answering(() => sse(events));
    const reply = await anthropic({ fetch }).stream(request, callOf());
    expect(reply.requestId).toBe("req_9");
    const chunks = await collect(reply.body);
    const completion = assembleCompletion(chunks);
    expect(completion.choices[0]).toEqual({
      index: 0,
      message: { role: "assistant", content: "Hello.", refusal: null },
      finish_reason: "stop",
      logprobs: null,
    });
    expect(completion.usage).toMatchObject({ prompt_tokens: 15, completion_tokens: 9 });
    expect(seen[0]?.body.stream).toBe(true);
  });

  it.each([
    ["a clean end before message_stop", () => sse(events.slice(0, -1)), "truncated"],
    ["an end before anything", () => sse([]), "truncated"],
    ["a broken connection", () => sse(events.slice(0, 4), "error"), "network"],
    [
      "an error event",
      () => sse([...events.slice(0, 4), { type: "error", error: { type: "overloaded_error", message: "Overloaded" } }]),
      "overloaded",
    ],
    [
      "malformed JSON",
      () => new Response("event: message_start\ndata: {oops\n\n", { headers: { "content-type": "text/event-stream" } }),
      "malformed",
    ],
  ])("says what %s is", async (_name, respond, kind) => {
    const { fetch } = answering(respond);
    const reply = await anthropic({ fetch }).stream(request, callOf());
    expect((await faultOf(() => collect(reply.body))).kind).toBe(kind);
  });

  it.each(["text/html", "application/json"])("refuses %s at the headers", async (type) => {
    const { fetch } = answering(() => new Response("<html>", { headers: { "content-type": type } }));
    expect((await faultOf(() => anthropic({ fetch }).stream(request, callOf()))).kind).toBe("malformed");
  });

  it("says aborted where the SDK just ends", async () => {
    const controller = new AbortController();
    const { fetch } = answering(({ signal }) => sse(events.slice(0, 2), "hang", signal));
    const reply = await anthropic({ fetch }).stream(request, callOf({ signal: controller.signal }));
    const iterator = reply.body[Symbol.asyncIterator]();
    await iterator.next();
    const waiting = faultOf(() => iterator.next());
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    expect((await waiting).kind).toBe("aborted");
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  it.each([0, 1, 2])("closes the connection when it is closed after %d chunks", async (count) => {
    const { seen, fetch } = answering(() => sse(events.slice(0, 4), "hang"));
    const caller = new AbortController();
    const reply = await anthropic({ fetch }).stream(request, callOf({ signal: caller.signal }));
    const iterator = reply.body[Symbol.asyncIterator]();
    for (let index = 0; index < count; index += 1) await iterator.next();
    await iterator.return?.();
    expect(seen[0]?.signal?.aborted).toBe(true);
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  it("closes while it waits for the next event", async () => {
    const { fetch } = answering(({ signal }) => sse(events.slice(0, 2), "hang", signal));
    const reply = await anthropic({ fetch }).stream(request, callOf());
    const iterator = reply.body[Symbol.asyncIterator]();
    await iterator.next();
    const waiting = iterator.next();
    await new Promise((resolve) => setImmediate(resolve));
    await iterator.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it("leaves a connection whose answer was whole to the next call", async () => {
    const { seen, fetch } = answering(() => sse(events));
    const reply = await anthropic({ fetch }).stream(request, callOf());
    await collect(reply.body);
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen[0]?.signal?.aborted).toBe(false);
  });

  it("warns of a turn that Anthropic paused", async () => {
    const paused = { type: "message_delta", delta: { stop_reason: "pause_turn" }, usage: { output_tokens: 1 } };
    const { fetch } = answering(() => sse([...events.slice(0, 6), paused, { type: "message_stop" }]));
    const reply = await anthropic({ fetch }).stream(request, callOf());
    const chunks = await collect(reply.body);
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe("stop");
    expect(reply.warnings).toMatchObject([{ code: "turn_paused" }]);
  });

  it("says malformed where an event has another form", async () => {
    const { fetch } = answering(() => sse([{ type: "message_start" }]));
    const reply = await anthropic({ fetch }).stream(request, callOf());
    expect((await faultOf(() => collect(reply.body))).kind).toBe("malformed");
  });
});
