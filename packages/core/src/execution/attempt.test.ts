import { describe, expect, it } from "vitest";
import {
  card,
  chunkProvider,
  completion,
  deafProvider,
  hello,
  listenersOf,
  rejection,
  stage,
  usage,
} from "../../test/stage.ts";
import { type Call, defineProvider, ProviderFault } from "../provider/index.ts";

describe("an abort by the caller", () => {
  it.each([new Error("mine"), "a word", 7, { code: 1 }, null, undefined])(
    "before the request rejects with its reason (%s), and nobody is called",
    async (reason) => {
      const set = stage();
      const signal = AbortSignal.abort(reason);
      const asked = set.overture.chat.completions.create(hello, { signal });
      expect(await rejection(asked)).toBe(signal.reason);
      expect(set.provider("a").calls).toHaveLength(0);
    },
  );

  it.each([new Error("mine"), "a word", 7, null])(
    "during a call aborts the provider's own signal with the reason (%s)",
    async (reason) => {
      const signals: AbortSignal[] = [];
      const set = stage({ providers: [deafProvider("a", signals)] });
      for (const stream of [false, true]) {
        const controller = new AbortController();
        const asked = set.overture.chat.completions.create({ ...hello, stream }, { signal: controller.signal });
        await set.clock.advance(10);
        controller.abort(reason);
        expect(await rejection(asked)).toBe(reason);
        expect(signals.at(-1)?.aborted).toBe(true);
        expect(signals.at(-1)?.reason).toBe(reason);
        expect(listenersOf(controller.signal)).toBe(0);
        expect(set.clock.pendingTimers).toBe(0);
      }
    },
  );

  it("is recorded as aborted, with what it would have cost, and not held against the provider", async () => {
    const set = stage({ cast: { a: {} }, breaker: { consecutiveFaults: 1 } });
    const moves: unknown[] = [];
    const ends: unknown[] = [];
    set.overture.on("breaker", (move) => moves.push(move));
    set.overture.on("answer", ({ attempts, error }) => ends.push({ attempts, error }));
    const controller = new AbortController();
    const asked = set.overture.chat.completions.create(hello, { signal: controller.signal });
    await set.clock.advance(10);
    controller.abort();
    await rejection(asked);
    expect(ends).toMatchObject([
      { error: "aborted", attempts: [{ fault: { kind: "aborted" }, cost: { certainty: "estimated" } }] },
    ]);
    expect(ends).not.toMatchObject([{ attempts: [{ cost: { usd: 0 } }] }]);
    expect(moves).toEqual([]);
    expect(set.provider("a").openCalls).toBe(0);
  });

  it("while it waits between passes ends the wait", async () => {
    const set = stage({ cast: { a: {} } });
    set.provider("a").always({ fault: "overloaded", retryAfterMs: 60_000, afterMs: 0 });
    const controller = new AbortController();
    const asked = set.overture.chat.completions.create(hello, { signal: controller.signal });
    await set.clock.advance(1000);
    controller.abort("enough");
    expect(await rejection(asked)).toBe("enough");
    expect(set.clock.pendingTimers).toBe(0);
    expect(listenersOf(controller.signal)).toBe(0);
  });

  it("after the answer changes nothing", async () => {
    const signals: AbortSignal[] = [];
    const provider = defineProvider({
      id: "a",
      models: [{ name: "m", ...card }],
      chat: async (_, call) => {
        signals.push(call.signal);
        return completion();
      },
    });
    const set = stage({ providers: [provider] });
    const controller = new AbortController();
    await set.answer({}, { signal: controller.signal });
    controller.abort();
    expect(signals[0]?.aborted).toBe(false);
    expect(listenersOf(controller.signal)).toBe(0);
  });
});

describe("a provider that hangs", () => {
  it.each([false, true])("and ignores its signal gives way to the next (streamed: %s)", async (stream) => {
    const signals: AbortSignal[] = [];
    const well = chunkProvider("b", [{ ...completionChunk() }]);
    const set = stage({ providers: [deafProvider("a", signals), well] });
    await set.clock.runUntil(set.overture.chat.completions.create({ ...hello, stream }, { timeout: 10_000 }));
    expect(set.clock.monotonic()).toBe(5000);
    expect(signals[0]?.reason).toMatchObject({ kind: "timeout", message: "No answer within 5000 ms." });
  });

  it("ends at the deadline if it is the last, and the error tells of the time", async () => {
    const set = stage({ providers: [deafProvider("a")] });
    const error = await set.failure({}, { timeout: 1234 });
    expect(error).toMatchObject({ code: "deadline_exceeded", status: 504, attempts: [{ fault: "timeout" }] });
    expect(error.message).toContain("1234 ms were over");
    expect(set.clock.monotonic()).toBe(1234);
  });

  it("is not blamed for a caller's short deadline, but for half a minute of silence", async () => {
    const set = stage({ providers: [deafProvider("a")], breaker: { consecutiveFaults: 1 } });
    const moves: unknown[] = [];
    set.overture.on("breaker", (move) => moves.push(move));
    await set.failure({}, { timeout: 29_999 });
    expect(moves).toEqual([]);
    await set.failure({}, { timeout: 30_000 });
    expect(moves).toMatchObject([{ scope: "model", to: "open" }]);
  });
});

describe("a call", () => {
  it("is given the vendor's model name, the key, the time that is left and the headers", async () => {
    const calls: Call[] = [];
    const provider = defineProvider({
      id: "a",
      models: [{ name: "deep/er", ...card }],
      apiKey: "the key",
      chat: async (request, call) => {
        calls.push(call);
        expect(request).toEqual({ model: "a/deep/er", messages: hello.messages, stream: false });
        return completion();
      },
    });
    const set = stage({ providers: [provider], headers: { "x-app": "one", "x-team": "two" } });
    const overture = { maxTotalMs: 700.5 };
    await set.answer({ model: "a/deep/er", overture }, { headers: { "x-team": "three" } });
    expect(calls).toMatchObject([
      { model: "deep/er", credential: "the key", timeoutMs: 701, headers: { "x-app": "one", "x-team": "three" } },
    ]);
    expect(calls[0]?.card?.contextTokens).toBe(200_000);
  });
});

describe("what it costs", () => {
  it("is the sum of all attempts, as sure as the least sure of them", async () => {
    let calls = 0;
    const provider = defineProvider({
      id: "a",
      models: [{ name: "m", ...card }],
      chat: async () => {
        calls += 1;
        if (calls === 1) throw new ProviderFault({ kind: "network", message: "reset" });
        return completion("Hi", usage);
      },
    });
    const set = stage({ providers: [provider] });
    const first = (await set.answer()).overture;
    const [lost, answered] = first.attempts.map(({ cost }) => cost);
    expect([lost?.certainty, answered]).toEqual(["estimated", { usd: 0.00002, nanoUsd: 20_000, certainty: "exact" }]);
    expect(first.cost).toMatchObject({ nanoUsd: 20_000 + (lost?.nanoUsd ?? 0), certainty: "estimated" });
    expect(lost?.nanoUsd).toBeGreaterThan(0);
    expect((await set.answer()).overture.cost.certainty).toBe("exact");
  });

  it("is nothing for certain where the provider refused", async () => {
    const set = stage({ cast: { a: {} }, retries: 0 });
    set.provider("a").next({ fault: "overloaded" });
    const ends: unknown[] = [];
    set.overture.on("answer", ({ attempts }) => ends.push(attempts[0]?.cost));
    await set.failure();
    expect(ends).toEqual([{ usd: 0, nanoUsd: 0, certainty: "exact" }]);
  });
});

function completionChunk() {
  return {
    id: "c",
    object: "chat.completion.chunk" as const,
    created: 1,
    model: "m",
    choices: [{ index: 0, delta: { content: "Hi" }, finish_reason: "stop" as const }],
    usage,
  };
}

describe("a breaker's probe", () => {
  /** A provider whose breaker has just become half-open. */
  async function halfOpen() {
    const set = stage({ cast: { a: { keys: ["one", "two"] } }, breaker: { consecutiveFaults: 1 }, retries: 0 });
    set.provider("a").next({ fault: "server", afterMs: 0 });
    await set.failure();
    await set.clock.advance(5000);
    const rest = async () => (await set.overture.decide(hello)).ranking[0]?.rest?.because;
    expect(await rest()).toBeUndefined();
    return { set, rest };
  }

  it.each([false, true])(
    "keeps others out while it is under way, and is given back by an abort (streamed: %s)",
    async (stream) => {
      const { set, rest } = await halfOpen();
      const controller = new AbortController();
      const asked = set.overture.chat.completions.create({ ...hello, stream }, { signal: controller.signal });
      await set.clock.advance(10);
      expect(await rest()).toBe("breaker");
      controller.abort();
      await rejection(asked);
      expect(await rest()).toBeUndefined();
    },
  );

  it.each(["invalid_request", "rate_limited", "content_policy", "context_length"] as const)(
    "is given back by %s, which tells nothing of the provider's health",
    async (kind) => {
      const { set, rest } = await halfOpen();
      set.provider("a").next({ fault: kind, afterMs: 0 });
      await set.clock.runUntil(set.overture.chat.completions.create(hello)).catch(() => {});
      expect(await rest()).toBeUndefined();
    },
  );

  it("is given back by a reader that leaves the stream", async () => {
    const { set, rest } = await halfOpen();
    const stream = await set.stream();
    expect(await rest()).toBe("breaker");
    stream.abort();
    expect(await rest()).toBeUndefined();
  });
});
