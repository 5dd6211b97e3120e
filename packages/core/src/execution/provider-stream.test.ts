import { describe, expect, it } from "vitest";
import { oddDeltas } from "../../test/odd-deltas.ts";
import { chunk, chunkProvider, deafProvider, never, read, rejection, stage, usageChunk } from "../../test/stage.ts";
import { expectNothingUnhandled } from "../../test/unhandled.ts";
import { ProviderFault } from "../provider/index.ts";
import { StreamInterruptedError } from "./stream-interrupted.ts";

expectNothingUnhandled();

const opening = [chunk({ role: "assistant", content: "" }), chunk({ content: "One" }), chunk({ content: " two" })];
const ending = [chunk({}, "stop"), usageChunk];
const whole = [...opening, ...ending];

/** Passes for a chunk until it is put together with the one before. */
const unclear = {
  ...chunk({}),
  choices: [{ index: 0, delta: {}, finish_reason: null, logprobs: { content: 5 } }],
} as never;

const throwing =
  (kind: "network" | "server" = "network") =>
  () => {
    throw new ProviderFault({ kind, message: "the line is dead" });
  };

function one(...chunks: Parameters<typeof chunkProvider>[1]) {
  const signals: AbortSignal[] = [];
  return { signals, set: stage({ providers: [chunkProvider("a", chunks, signals)] }) };
}

describe("a whole stream", () => {
  it("names the role first, comes in order, and ends with the finish reason alone, with the account of the request", async () => {
    const { set } = one(...whole);
    const { chunks, error } = await read(set, await set.stream());
    expect(error).toBeUndefined();
    expect(chunks.map(({ choices }) => [choices[0]?.delta, choices[0]?.finish_reason])).toEqual([
      [{ role: "assistant", content: "" }, null],
      [{ content: "One" }, null],
      [{ content: " two" }, null],
      [{}, "stop"],
    ]);
    expect(chunks.map((each) => each.model)).toEqual(["a/m", "a/m", "a/m", "a/m"]);
    expect(chunks.map((each) => each.overture?.model)).toEqual([undefined, undefined, undefined, "a/m"]);
    expect(chunks[3]?.overture?.cost).toMatchObject({ nanoUsd: 20_000, certainty: "exact" });
    expect(set.clock.pendingTimers).toBe(0);
  });

  it("brings the usage, with no choices, only to those who ask for it", async () => {
    const { set } = one(...whole);
    const asked = await read(set, await set.stream({ stream_options: { include_usage: true } }));
    expect(asked.chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 15 } });
    const unasked = await read(set, await set.stream());
    expect(unasked.chunks.every((each) => each.choices.length === 1 && !each.usage)).toBe(true);
  });

  it("comes twice from a provider that hands out the same chunks again", async () => {
    const { set } = one(...whole);
    const first = await read(set, await set.stream());
    const second = await read(set, await set.stream());
    expect(second.chunks.map((each) => each.choices)).toEqual(first.chunks.map((each) => each.choices));
    expect(second.chunks.at(-1)?.overture?.cost).toEqual(first.chunks.at(-1)?.overture?.cost);
  });

  it("waits for the usage a second at most", async () => {
    const { set, signals } = one(...opening, chunk({}, "stop"), never);
    const { chunks } = await read(set, await set.stream());
    expect(set.clock.monotonic()).toBe(1000);
    expect(chunks.at(-1)?.overture?.cost.certainty).toBe("estimated");
    await set.clock.advance(1000);
    expect(signals[0]?.aborted).toBe(true);
    expect(set.clock.pendingTimers).toBe(0);
  });

  it("is over, and not broken, if the provider breaks after the finish reason or the deadline comes", async () => {
    const broken = one(...opening, chunk({}, "stop"), throwing());
    expect((await read(broken.set, await broken.set.stream())).error).toBeUndefined();
    const late = one(...opening, chunk({}, "stop"), never);
    const { error, chunks } = await read(late.set, await late.set.stream({}, { timeout: 300 }));
    expect(error).toBeUndefined();
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe("stop");
    expect(late.set.clock.monotonic()).toBe(300);
  });

  it("that is over with its first chunk is settled with its usage, whether anybody reads it or not", async () => {
    const { set } = one(chunk({ content: "Hi" }, "stop"), usageChunk);
    const costs: unknown[] = [];
    set.overture.on("answer", ({ metadata }) => costs.push(metadata?.cost.certainty));
    const stream = await set.stream();
    await set.clock.advance(0);
    expect(costs).toEqual(["exact"]);
    expect((await read(set, stream)).text).toBe("Hi");
  });

  it("has as many choices as were asked for, each with its role", async () => {
    const { set } = one(
      chunk({ content: "A" }, null, 0),
      chunk({}, "stop", 0),
      chunk({ content: "B" }, null, 1),
      chunk({}, "stop", 1),
      usageChunk,
    );
    const stream = await set.stream({ n: 2 });
    const { chunks } = await read(set, stream);
    expect(chunks.map(({ choices: [choice] }) => [choice?.index, choice?.delta.role, choice?.finish_reason])).toEqual([
      [0, "assistant", null],
      [0, undefined, "stop"],
      [1, "assistant", null],
      [1, undefined, "stop"],
    ]);
    expect(chunks.filter((each) => each.overture)).toEqual([chunks.at(-1)]);
    expect((await stream.completion()).choices.map(({ message }) => message.content)).toEqual(["A", "B"]);
  });

  it("is a whole answer even if the provider gives fewer choices than were asked for", async () => {
    const { set } = one(...whole);
    const { chunks, error } = await read(set, await set.stream({ n: 3 }));
    expect(error).toBeUndefined();
    expect(chunks.at(-1)?.overture).toBeDefined();
  });
});

describe("a stream that breaks", () => {
  it("before its first content is replaced, and nobody sees it", async () => {
    const set = stage({
      providers: [
        chunkProvider("a", [chunk({ role: "assistant" }), usageChunk, throwing()]),
        chunkProvider("b", whole),
      ],
    });
    const stream = await set.stream();
    expect({ model: stream.model, attempts: stream.attempts }).toEqual({ model: "b/m", attempts: 2 });
    const { text, chunks } = await read(set, stream);
    expect(text).toBe("One two");
    expect(chunks.at(-1)?.overture?.attempts).toMatchObject([{ model: "a/m" }, { model: "b/m" }]);
  });

  it.each([
    ["breaks", throwing(), "network"],
    ["ends without a finish reason", () => {}, "truncated"],
    ["is read by an adapter that makes a mistake", () => Promise.reject(new TypeError("x is undefined")), "server"],
  ])("after it (it %s) raises what came, what was spent and who was asked", async (_, last, fault) => {
    const { set, signals } = one(...opening, last);
    const { text, error } = await read(set, await set.stream());
    expect(text).toBe("One two");
    expect(error).toBeInstanceOf(StreamInterruptedError);
    expect(error).toMatchObject({
      code: "stream_interrupted",
      status: 502,
      partial: { model: "a/m", choices: [{ message: { content: "One two" }, finish_reason: "length" }] },
      cost: { certainty: "at-least" },
      attempts: [{ model: "a/m", fault }],
    });
    expect((error as StreamInterruptedError).cost.nanoUsd).toBeGreaterThan(0);
    expect(signals[0]?.aborted).toBe(true);
    expect(set.clock.pendingTimers).toBe(0);
  });

  it("by a chunk without choices is malformed, and hangs nobody", async () => {
    const { set } = one(...opening, { ...chunk({}), choices: undefined as never });
    const { error } = await read(set, await set.stream());
    expect(error).toMatchObject({ attempts: [{ fault: "malformed" }] });
  });

  it.each([...oddDeltas.map((delta) => chunk(delta as never)), unclear])("by %j is malformed", async (odd) => {
    const { set, signals } = one(...opening, odd, odd, ...ending);
    const { error, text } = await read(set, await set.stream());
    expect(error).toBeInstanceOf(StreamInterruptedError);
    expect(error).toMatchObject({ attempts: [{ model: "a/m", fault: "malformed" }] });
    expect(text).toBe("One two");
    expect(signals[0]?.aborted).toBe(true);
    expect(set.clock.pendingTimers).toBe(0);
  });

  it("by standing still, though it ignores its signal, is told after idleMs", async () => {
    const { set, signals } = one(...opening, never);
    const { error } = await read(set, await set.stream({ overture: { maxIdleMs: 3000 } }));
    expect(error).toMatchObject({ status: 504, attempts: [{ fault: "timeout" }] });
    expect(set.clock.monotonic()).toBe(3000);
    expect(signals[0]?.aborted).toBe(true);
  });

  it("is never taken for finished by those who wait for the whole", async () => {
    const { set } = one(...opening, () => {});
    const stream = await set.stream();
    const reason = await set.clock.runUntil(rejection(stream.completion()));
    expect(reason).toBeInstanceOf(StreamInterruptedError);
    expect(await rejection(stream.completion())).toBe(reason);
  });
});

describe("time", () => {
  it("that the reader takes is not held against the provider", async () => {
    const { set } = one(...whole);
    const stream = await set.stream({ overture: { maxIdleMs: 1000 } });
    const chunks: unknown[] = [];
    const reading = (async () => {
      for await (const each of stream) {
        chunks.push(each);
        await new Promise<void>((resolve) => set.clock.setTimer(resolve, 30_000));
      }
    })();
    await set.clock.runUntil(reading);
    expect(chunks).toHaveLength(4);
  });

  it("releases a stream that nobody reads at the deadline", async () => {
    const { set, signals } = one(...whole);
    const ends: unknown[] = [];
    set.overture.on("answer", ({ error }) => ends.push(error));
    const stream = await set.stream({}, { timeout: 9000 });
    await set.clock.advance(8999);
    expect(signals[0]?.aborted).toBe(false);
    await set.clock.advance(1);
    expect(signals[0]?.aborted).toBe(true);
    expect(ends).toEqual(["stream_interrupted"]);
    expect(set.clock.pendingTimers).toBe(0);
    const { text, error } = await read(set, stream);
    expect({ text, error }).toMatchObject({ text: "One", error: { status: 504 } });
  });

  it("for the first token is limited apart", async () => {
    const set = stage({ providers: [deafProvider("a"), chunkProvider("b", whole)], timeouts: { firstTokenMs: 400 } });
    expect((await set.stream()).model).toBe("b/m");
    expect(set.clock.monotonic()).toBe(400);
  });
});
