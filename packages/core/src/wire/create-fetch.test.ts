import { describe, expect, it } from "vitest";
import { eventsOf } from "../../test/events.ts";
import { chatPath as path, post, refused } from "../../test/posting.ts";
import {
  chunk,
  chunkProvider,
  deafProvider,
  hello,
  listenersOf,
  never,
  rejection,
  stage,
  usageChunk,
} from "../../test/stage.ts";

const opening = [chunk({ role: "assistant", content: "" }), chunk({ content: "One" }), chunk({ content: " two" })];
const whole = [...opening, chunk({}, "stop"), usageChunk];

function streamed(...chunks: Parameters<typeof chunkProvider>[1]) {
  const signals: AbortSignal[] = [];
  return { signals, set: stage({ providers: [chunkProvider("a", chunks, signals)] }) };
}

describe("an answer", () => {
  it("is OpenAI's, with the account of the request in it and in the headers", async () => {
    const set = stage();
    const response = await post(set);
    expect(response.status).toBe(200);
    const answer = (await response.json()) as { overture: { id: string }; model: string };
    expect(answer).toMatchObject({ object: "chat.completion", model: "a/m", choices: [{ finish_reason: "stop" }] });
    expect(JSON.stringify(answer)).not.toContain("ranking");
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "x-request-id": answer.overture.id,
      "x-overture-id": answer.overture.id,
      "x-overture-model": "a/m",
      "x-overture-attempts": "1",
      "x-overture-cost-certainty": "exact",
      "x-overture-cost-usd": expect.stringMatching(/^\d/),
      "x-overture-overhead-ms": "0.000",
    });
  });

  it("of a model whose name is in another script reaches the caller", async () => {
    const response = await post(stage(), { ...hello, model: "a/модель\ud800" });
    expect(response.status).toBe(200);
    expect(response.headers.get("x-overture-model")).toMatch(/^a\/%D0%BC/);
  });
});

describe("a stream", () => {
  it("is server-sent events, each a chunk, with [DONE] behind them", async () => {
    const { set } = streamed(...whole);
    const response = await post(set, { ...hello, stream: true, stream_options: { include_usage: true } });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "x-overture-model": "a/m",
      "x-overture-attempts": "1",
    });
    const events = (await set.clock.runUntil(response.text())).split("\n\n");
    expect(events.slice(-2)).toEqual(["data: [DONE]", ""]);
    const chunks = events.slice(0, -2).map((event) => JSON.parse(event.replace(/^data: /, "")));
    expect(chunks.map((each) => each.choices[0]?.finish_reason)).toEqual([null, null, null, "stop", undefined]);
    expect(chunks[3].overture.attempts).toHaveLength(1);
    expect(chunks[4].usage.total_tokens).toBe(15);
  });

  it("that is cut ends with the error and without [DONE]", async () => {
    const { set } = streamed(...opening, () => {});
    const text = await set.clock.runUntil((await post(set, { ...hello, stream: true })).text());
    const last = text.trimEnd().split("\n\n").at(-1) ?? "";
    expect(text).not.toContain("[DONE]");
    expect(JSON.parse(last.replace(/^data: /, ""))).toMatchObject({
      error: { code: "stream_interrupted", type: "api_error", attempts: [{ fault: "truncated" }] },
    });
  });

  it("that the client cancels aborts the provider", async () => {
    const { set, signals } = streamed(...opening, never);
    const response = await post(set, { ...hello, stream: true });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(signals[0]?.aborted).toBe(true);
    expect(set.clock.pendingTimers).toBe(0);
  });

  it.each([new Error("mine"), "a word"])("that the client aborts fails with the reason (%s)", async (reason) => {
    const { set, signals } = streamed(...opening, never);
    const controller = new AbortController();
    const response = await post(set, { ...hello, stream: true }, { signal: controller.signal });
    const text = response.text();
    await set.clock.advance(10);
    controller.abort(reason);
    expect(await rejection(text)).toBe(reason);
    expect(signals[0]?.aborted).toBe(true);
    expect(listenersOf(controller.signal)).toBe(0);
  });

  it("that fails before its first content is an error response", async () => {
    const set = stage({ cast: { a: {} }, retries: 0 });
    set.provider("a").always({ fault: "overloaded", retryAfterMs: 1500 });
    const response = await post(set, { ...hello, stream: true }, { headers: { "x-stainless-timeout": "1" } });
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after-ms")).toBe("1500");
    expect(response.headers.get("retry-after")).toBe("2");
    expect(await refused(response)).toMatchObject({ code: "provider_failed", type: "api_error" });
  });
});

describe("time and aborts", () => {
  it("has the deadline that the OpenAI SDK tells of, in seconds", async () => {
    const set = stage({ providers: [deafProvider("a")] });
    const response = await post(set, hello, { headers: { "x-stainless-timeout": "7" } });
    expect(response.status).toBe(504);
    expect(set.clock.monotonic()).toBe(7000);
  });

  it.each([new Error("mine"), "a word", null])("rejects with the reason, and with nothing else: %s", async (reason) => {
    const set = stage({ providers: [deafProvider("a")] });
    const controller = new AbortController();
    const asked = set.overture.fetch(path, { method: "POST", body: JSON.stringify(hello), signal: controller.signal });
    await set.clock.advance(10);
    controller.abort(reason);
    expect(await rejection(asked)).toBe(reason);
    const aborted = AbortSignal.abort(reason);
    expect(await rejection(set.overture.fetch(path, { method: "POST", signal: aborted }))).toBe(aborted.reason);
  });

  it("goes on with the caller's trace at the provider, and hands on no other header", async () => {
    const set = stage();
    const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    await post(set, hello, { headers: { traceparent, tracestate: "a=b", authorization: "Bearer x", cookie: "c" } });
    const { headers } = set.provider("a").calls[0] ?? {};
    expect(headers).toEqual({
      traceparent: expect.stringMatching(/^00-4bf9\S{28}-[0-9a-f]{16}-01$/),
      tracestate: "a=b",
    });
    expect(headers?.traceparent).not.toBe(traceparent);
  });

  it("goes on with no trace that is invalid", async () => {
    const set = stage();
    await post(set, hello, { headers: { traceparent: "00-1-2-01", tracestate: "a=b" } });
    expect(set.provider("a").calls[0]?.headers).toEqual({});
  });

  it("takes the caller's correlation id, however long", async () => {
    const set = stage();
    const answers = eventsOf(set.overture, "answer");
    await post(set, hello, { headers: { "x-correlation-id": "c".repeat(500) } });
    expect(answers[0]?.correlationId).toBe("c".repeat(128));
  });
});

it("lists the models that a request can name", async () => {
  const set = stage({ routes: { fast: ["a/m"] } });
  const response = await set.overture.fetch("https://overture.example/v1/models?x=1");
  expect(await response.json()).toEqual({
    object: "list",
    data: ["auto", "fast", "a/m", "b/m"].map((id, index) => ({
      id,
      object: "model",
      created: 0,
      owned_by: index < 2 ? "overture" : id.charAt(0),
    })),
  });
});
