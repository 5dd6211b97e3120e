import { describe, expect, it } from "vitest";
import {
  chunk,
  chunkProvider,
  collect,
  listenersOf,
  never,
  read,
  rejection,
  stage,
  usageChunk,
} from "../../test/stage.ts";

const opening = [chunk({ role: "assistant", content: "" }), chunk({ content: "One" }), chunk({ content: " two" })];
const whole = [...opening, chunk({}, "stop"), usageChunk];

function one(...chunks: Parameters<typeof chunkProvider>[1]) {
  const signals: AbortSignal[] = [];
  return { signals, set: stage({ providers: [chunkProvider("a", chunks, signals)] }) };
}

it("tells of a broken stream as often as it is read: it never looks finished", async () => {
  const { set } = one(...opening, () => {});
  const stream = await set.stream();
  const { error, text } = await read(set, stream);
  expect(text).toBe("One two");
  expect(error).toMatchObject({ code: "stream_interrupted" });
  expect(await read(set, stream)).toMatchObject({ chunks: [], error });
  expect(await rejection(stream.next())).toBe(error);
});

describe("leaving", () => {
  it("the loop early aborts the provider's request, and is told as such", async () => {
    const { set, signals } = one(...opening, never);
    const ends: unknown[] = [];
    set.overture.on("answer", ({ error, attempts }) => ends.push([error, attempts[0]?.fault?.kind]));
    const stream = await set.stream();
    for await (const each of stream) {
      expect(each.choices[0]?.delta.role).toBe("assistant");
      break;
    }
    expect(signals[0]?.aborted).toBe(true);
    expect(ends).toEqual([["aborted", "aborted"]]);
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    expect(set.clock.pendingTimers).toBe(0);
  });

  it("by abort() does the same, and ends a loop that waits", async () => {
    const { set, signals } = one(...opening, never);
    const stream = await set.stream();
    const reading = collect(stream);
    await set.clock.advance(10);
    stream.abort();
    const { error } = await reading;
    expect(error).toBeUndefined();
    expect(signals[0]?.aborted).toBe(true);
    expect(await rejection(stream.completion())).toMatchObject({ name: "AbortError" });
  });

  it("drops what was not read", async () => {
    const { set } = one(...whole);
    const stream = await set.stream();
    await set.clock.runUntil(stream.completion());
    stream.abort();
    expect(await stream.next()).toMatchObject({ done: true });
    expect((await stream.completion()).choices[0]?.message.content).toBe("One two");
  });

  it("closes the iterator of a provider that ignores its signal", async () => {
    let closed = 0;
    const chunks = [...opening];
    const set = stage({ providers: [chunkProvider("a", [])] });
    const iterator = {
      next: async () => {
        const value = chunks.shift();
        return value ? { done: false as const, value } : never();
      },
      return: async () => {
        closed += 1;
        return { done: true as const, value: undefined };
      },
    };
    const provider = {
      ...chunkProvider("a", []),
      stream: async () => ({ body: { [Symbol.asyncIterator]: () => iterator }, warnings: [] }),
    };
    const own = stage({ providers: [provider], clock: set.clock });
    const stream = await own.stream();
    for await (const _ of stream) break;
    expect(closed).toBeGreaterThan(0);
  });
});

describe("completion()", () => {
  it("alone reads the stream", async () => {
    const { set } = one(...whole);
    const answer = await set.clock.runUntil((await set.stream()).completion());
    expect(answer).toMatchObject({
      object: "chat.completion",
      model: "a/m",
      choices: [{ message: { role: "assistant", content: "One two" }, finish_reason: "stop" }],
      usage: { total_tokens: 15 },
      overture: { model: "a/m", attempts: [{ outcome: "completion" }] },
    });
  });

  it("beside a loop gives both everything", async () => {
    const { set } = one(...whole);
    const stream = await set.stream();
    const answer = stream.completion();
    const { text, chunks } = await read(set, stream);
    expect(text).toBe("One two");
    expect(chunks).toHaveLength(4);
    expect((await answer).choices[0]?.message.content).toBe("One two");
  });

  it("after a loop that was left rejects, and after a whole one gives the answer", async () => {
    const { set } = one(...whole);
    const left = await set.stream();
    for await (const _ of left) break;
    expect(await rejection(left.completion())).toMatchObject({ name: "AbortError" });
    const stream = await set.stream();
    await read(set, stream);
    expect((await stream.completion()).overture.id).toBe(stream.id);
  });
});

describe("reading by hand", () => {
  it("goes one at a time", async () => {
    const { set } = one(...opening, never);
    const stream = await set.stream();
    await stream.next();
    await stream.next();
    await stream.next();
    const waiting = stream.next();
    expect(await rejection(stream.next())).toBeInstanceOf(TypeError);
    stream.abort();
    expect(await waiting).toMatchObject({ done: true });
  });

  it("asks the provider for nothing before it is asked itself", async () => {
    let asked = 0;
    const count = () => {
      asked += 1;
    };
    const { set } = one(chunk({ content: "One" }), count, chunk({ content: "two" }), count, chunk({}, "stop"));
    const stream = await set.stream();
    await set.clock.advance(10);
    expect(asked).toBe(0);
    await stream.next();
    await set.clock.advance(10);
    expect(asked).toBe(0);
    await stream.next();
    expect(asked).toBe(1);
    stream.abort();
  });

  it("survives an iterator that throws instead of rejecting", async () => {
    const next = [chunk({ content: "One" })];
    const body = {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          const value = next.shift();
          if (value) return Promise.resolve({ done: false as const, value });
          throw new Error("at once");
        },
      }),
    };
    const provider = { ...chunkProvider("a", []), stream: async () => ({ body, warnings: [] }) };
    const set = stage({ providers: [provider] });
    const { text, error } = await read(set, await set.stream());
    expect({ text, error }).toMatchObject({ text: "One", error: { code: "stream_interrupted" } });
  });
});

it("toReadableStream() gives a line of JSON for each chunk, and cancelling it leaves the stream", async () => {
  const { set, signals } = one(...whole);
  const text = await set.clock.runUntil(new Response((await set.stream()).toReadableStream()).text());
  const lines = text.trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line).choices[0]?.delta.content)).toEqual(["", "One", " two", undefined]);
  const open = one(...opening, never);
  const reader = (await open.set.stream()).toReadableStream().getReader();
  await reader.read();
  await reader.cancel();
  expect(open.signals[0]?.aborted).toBe(true);
  expect(signals[0]?.aborted).toBe(false);
});

it("says who answers, under which id, after how many calls", async () => {
  const { set } = one(...whole);
  const stream = await set.stream();
  expect({ model: stream.model, attempts: stream.attempts }).toEqual({ model: "a/m", attempts: 1 });
  const { chunks } = await read(set, stream);
  expect(stream.attempts).toBe(1);
  expect(chunks.at(-1)?.overture?.id).toBe(stream.id);
});

describe("an abort by the caller in the middle", () => {
  it.each([new Error("mine"), "a word", undefined])(
    "raises the reason (%s) and closes the connection",
    async (reason) => {
      const { set, signals } = one(...opening, never);
      const controller = new AbortController();
      const stream = await set.stream({}, { signal: controller.signal });
      const reading = collect(stream);
      await set.clock.advance(10);
      controller.abort(reason);
      const { error } = await reading;
      expect(error).toBe(controller.signal.reason);
      expect(signals[0]?.reason).toBe(controller.signal.reason);
      expect(listenersOf(controller.signal)).toBe(0);
      expect(set.clock.pendingTimers).toBe(0);
      expect(await rejection(stream.completion())).toBe(controller.signal.reason);
    },
  );

  it("is told at once, before anything that was not read", async () => {
    const { set } = one(...opening, never);
    const controller = new AbortController();
    const stream = await set.stream({}, { signal: controller.signal });
    const answer = rejection(stream.completion());
    await set.clock.advance(10);
    controller.abort("enough");
    expect(await rejection(stream.next())).toBe("enough");
    expect(await answer).toBe("enough");
    expect(await rejection(stream.next())).toBe("enough");
  });

  it("is not the provider's fault", async () => {
    const moves: unknown[] = [];
    const set = stage({ providers: [chunkProvider("a", [...opening, never])], breaker: { consecutiveFaults: 1 } });
    set.overture.on("breaker", (move) => moves.push(move));
    const controller = new AbortController();
    const stream = await set.stream({}, { signal: controller.signal });
    controller.abort();
    expect((await read(set, stream)).error).toBe(controller.signal.reason);
    expect(moves).toEqual([]);
  });
});
