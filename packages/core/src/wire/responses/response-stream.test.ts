import { expect, it } from "vitest";
import { chunkOf } from "../../../test/responses.ts";
import { OvertureError } from "../../chat/index.ts";
import type { WireStream } from "../target.ts";
import type { ResponseEvent } from "./response.ts";
import { ResponseStream } from "./response-stream.ts";

function streamOf(values: readonly unknown[], signal?: AbortSignal): { stream: ResponseStream; left: () => boolean } {
  const waiting = [...values];
  let left = false;
  const chunks: WireStream = {
    id: "ovt_1",
    model: "a/m",
    attempts: 2,
    next: async () => {
      const value = waiting.shift();
      if (value instanceof Error) throw value;
      return value === undefined ? { done: true, value } : { done: false, value };
    },
    abort: () => {
      left = true;
    },
  };
  const account = (overture: object | undefined) => ({ overture });
  return {
    stream: new ResponseStream({ chunks, settings: {}, signal, account, epochSeconds: () => 1_700_000_000 }),
    left: () => left,
  };
}

async function all(stream: ResponseStream, errors: unknown[] = []): Promise<ResponseEvent[]> {
  const events: ResponseEvent[] = [];
  try {
    for await (const event of stream) events.push(event);
  } catch (error) {
    errors.push(error);
  }
  return events;
}

it("hands over each event as soon as it is there, and ends with the account", async () => {
  const account = { id: "ovt_1" };
  const { stream } = streamOf([chunkOf({ content: "Hi" }), { ...chunkOf({}, "stop"), overture: account }]);
  const events = await all(stream);
  expect(events[0]).toMatchObject({
    type: "response.created",
    response: { id: "resp_ovt_1", created_at: 1_700_000_000 },
  });
  expect(events.at(-1)).toMatchObject({ type: "response.completed", response: { overture: account, model: "a/m" } });
  expect(await stream.next()).toEqual({ done: true, value: undefined });
});

it("is left when a loop is", async () => {
  const { stream, left } = streamOf([chunkOf({ content: "Hi" }), chunkOf({}, "stop")]);
  for await (const event of stream) if (event.type === "response.created") break;
  expect(left()).toBe(true);
});

it("is known by the stream that it reads, and leaves it", () => {
  const { stream, left } = streamOf([]);
  expect([stream.id, stream.model, stream.attempts]).toEqual(["ovt_1", "a/m", 2]);
  stream.abort();
  expect(left()).toBe(true);
});

it("tells of a break, throws what broke it, and ends", async () => {
  const broken = new OvertureError({ code: "stream_interrupted", status: 502, message: "It broke." });
  const errors: unknown[] = [];
  const { stream } = streamOf([chunkOf({ content: "Hi" }), broken]);
  const events = await all(stream, errors);
  expect(errors).toEqual([broken]);
  expect(await stream.next()).toEqual({ done: true, value: undefined });
  expect(events.slice(-2).map(({ type }) => type)).toEqual(["error", "response.failed"]);
  expect(events.at(-2)).toMatchObject({ code: "stream_interrupted", message: "It broke." });
});

it("tells nothing of an error that is not ours", async () => {
  const events = await all(streamOf([chunkOf({ content: "Hi" }), new Error("secret")]).stream);
  expect(JSON.stringify(events)).not.toContain("secret");
});

it("tells of a break before anything came", async () => {
  const broken = new OvertureError({ code: "stream_interrupted", status: 502, message: "It broke." });
  const events = await all(streamOf([broken]).stream);
  expect(events.map(({ type }) => type)).toEqual([
    "response.created",
    "response.in_progress",
    "error",
    "response.failed",
  ]);
});

it("fails with the reason when the caller aborts", async () => {
  const controller = new AbortController();
  const { stream } = streamOf([chunkOf({ content: "Hi" }), new Error("gone")], controller.signal);
  await stream.next();
  controller.abort();
  const errors: unknown[] = [];
  const events = await all(stream, errors);
  expect(errors).toMatchObject([{ message: "gone" }]);
  expect(events.map(({ type }) => type)).not.toContain("error");
});
