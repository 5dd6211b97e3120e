import { describe, expect, it, vi } from "vitest";
import { rejection } from "../../test/stage.ts";
import { OvertureError } from "../chat/index.ts";
import { eventStream } from "./event-stream.ts";
import type { WireStream } from "./target.ts";

function source(...values: unknown[]) {
  const next = vi.fn(async (): Promise<IteratorResult<unknown>> => {
    const value = values.shift();
    if (value instanceof Error) throw value;
    return value === undefined ? { done: true, value } : { done: false, value };
  });
  return { id: "ovt_1", model: "a/m", attempts: 1, next, abort: vi.fn<() => void>() };
}

const text = (stream: WireStream, signal?: AbortSignal) => new Response(eventStream(stream, signal)).text();

it("writes an event for each chunk, and [DONE]", async () => {
  expect(await text(source({ a: "one\ntwo" }, { b: "ü" }))).toBe(
    'data: {"a":"one\\ntwo"}\n\ndata: {"b":"ü"}\n\ndata: [DONE]\n\n',
  );
});

describe("what breaks a stream", () => {
  const ours = new OvertureError({ code: "stream_interrupted", status: 502, message: "It broke." });

  it.each([
    [ours, "It broke."],
    [new TypeError("of the house"), "The request failed unexpectedly."],
    [Object.assign(new Error("timed out"), { name: "TimeoutError" }), "The request failed unexpectedly."],
  ])("is an event of its own, without [DONE]: %s", async (error, message) => {
    const [first, last, rest] = (await text(source({ a: 1 }, error))).split("\n\n");
    expect(first).toBe('data: {"a":1}');
    expect(JSON.parse(last?.replace("data: ", "") ?? "")).toMatchObject({ error: { message, type: "api_error" } });
    expect(rest).toBe("");
  });

  it("is the reason itself if the client aborted", async () => {
    expect(await rejection(text(source({ a: 1 }, ours), AbortSignal.abort("mine")))).toBe("mine");
  });
});

it("reads nothing ahead, and leaves the stream when the client does", async () => {
  const stream = source({ a: 1 }, { a: 2 }, { a: 3 });
  const body = eventStream(stream, undefined);
  await new Promise((resolve) => setImmediate(resolve));
  expect(stream.next).not.toHaveBeenCalled();
  const reader = body.getReader();
  await reader.read();
  expect(stream.next).toHaveBeenCalledOnce();
  await reader.cancel();
  expect(stream.abort).toHaveBeenCalledOnce();
});
