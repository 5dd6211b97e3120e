import { describe, expect, it } from "vitest";
import { listenersOf, quick, read, stage } from "../../../test/stage.ts";

const slow = (ms: number) => ({ answer: "Slow", firstTokenMs: () => ms, tokenMs: () => 1 });
const speculative = { mode: "speculative", speculative: { hedgeAfterMs: 300 } } as const;

describe("a hedge", () => {
  it("is started when the first model is late, and whoever brings content first wins", async () => {
    const set = stage({ cast: { a: {}, b: {} } });
    set.provider("a").next(slow(5000));
    set.provider("b").next(quick);
    const answer = await set.answer({ overture: speculative });
    expect(answer.model).toBe("b/m");
    expect(answer.overture).toMatchObject({
      mode: "speculative",
      attempts: [
        { model: "a/m", outcome: "lost", cost: { certainty: "estimated" } },
        { model: "b/m", outcome: "completion", firstTokenMs: 10 },
      ],
      speculative: { raced: ["a/m", "b/m"], winner: "b/m", hedgedAfterMs: 300 },
    });
    const { speculative: account, cost } = answer.overture;
    expect(account?.savedMs).toBeUndefined();
    expect(account?.costUsd).toBe(cost.usd);
    expect(account?.wastedCostUsd).toBe(answer.overture.attempts[0]?.cost.usd);
    expect(set.provider("a").calls[0]).toMatchObject({ aborted: true });
    expect(set.clock.pendingTimers).toBe(0);
  });

  it("is not started when the first model begins in time", async () => {
    const set = stage();
    set.provider("a").next({ answer: "One two", firstTokenMs: () => 299, tokenMs: () => 1000 });
    const stream = await set.stream({ overture: speculative });
    expect(set.clock.pendingTimers).toBe(1);
    await read(set, stream);
    expect((await stream.completion()).overture.speculative).toMatchObject({ raced: ["a/m"], wastedCostUsd: 0 });
    expect(set.provider("b").calls).toHaveLength(0);
  });

  it("leaves a stream to the one that began, and aborts the other in the same tick", async () => {
    const set = stage();
    set.provider("a").next(slow(400));
    set.provider("b").next(slow(150));
    const stream = await set.stream({ overture: speculative });
    expect(stream.model).toBe("a/m");
    expect(set.clock.monotonic()).toBe(400);
    expect(set.provider("b").calls[0]).toMatchObject({ aborted: true });
    const { text } = await read(set, stream);
    expect(text).toBe("Slow");
    expect((await stream.completion()).overture.speculative).toMatchObject({ winner: "a/m", raced: ["a/m", "b/m"] });
  });

  it("is asked of another provider first", async () => {
    const models = [{ name: "m" }, { name: "n" }];
    const set = stage({ cast: { a: { models }, b: {} } });
    set.provider("a").always(slow(5000));
    set.provider("b").next(quick);
    expect((await set.answer({ overture: speculative })).overture.speculative?.raced).toEqual(["a/m", "b/m"]);
  });

  it("is as many as maxParallel allows, each when the one before is late", async () => {
    const set = stage({ cast: { a: {}, b: {}, c: {}, d: {} } });
    for (const id of ["a", "b", "c"]) set.provider(id).next(slow(5000));
    const overture = { ...speculative, speculative: { hedgeAfterMs: 300, maxParallel: 3, hedgeBudget: 1 } };
    set.overture.on("attempt", ({ number }) => expect(number).toBeLessThanOrEqual(3));
    await set.answer({ overture: { ...overture, mode: "speculative" } });
    const { speculative: account } = (await set.answer({ overture })).overture;
    expect(account?.raced.length).toBeLessThanOrEqual(3);
    expect(set.provider("d").calls).toHaveLength(0);
  });
});

describe("a fault", () => {
  it("starts the next model at once", async () => {
    const set = stage();
    set.provider("a").next({ fault: "overloaded", afterMs: 20 });
    set.provider("b").next(quick);
    const { overture } = await set.answer({ overture: speculative });
    expect(overture.attempts).toMatchObject([{ outcome: "fault", durationMs: 20 }, { startedAtMs: 20 }]);
    expect(overture.speculative?.hedgedAfterMs).toBeUndefined();
  });

  it("of the first model, after a hedge was started, tells what the hedge saved", async () => {
    const set = stage();
    set.provider("a").next({ fault: "overloaded", afterMs: 1000 });
    set.provider("b").next(slow(900));
    expect((await set.answer({ overture: speculative })).overture.speculative).toMatchObject({
      winner: "b/m",
      savedMs: 700,
    });
  });

  it("of all is the error that it is in any mode", async () => {
    const set = stage({ retries: 0 });
    set.provider("a").always({ fault: "server" });
    set.provider("b").always({ fault: "overloaded" });
    expect(await set.failure({ overture: speculative })).toMatchObject({
      code: "all_failed",
      attempts: [{ model: "a/m" }, { model: "b/m" }],
    });
  });

  it("that no other model would cure ends the race", async () => {
    const set = stage();
    set.provider("a").next(slow(5000));
    set.provider("b").next({ fault: "invalid_request", status: 400 });
    expect(await set.failure({ overture: speculative })).toMatchObject({ code: "invalid_request" });
    expect(set.provider("a").calls[0]).toMatchObject({ aborted: true });
    expect(set.clock.pendingTimers).toBe(0);
  });
});

it("an abort by the caller aborts all racers, and leaves nothing behind", async () => {
  const set = stage();
  set.provider("a").next({ hang: true });
  set.provider("b").next({ hang: true });
  const controller = new AbortController();
  const reason = new Error("enough");
  set.clock.setTimer(() => controller.abort(reason), 500);
  const request = {
    ...{ model: "auto", messages: [{ role: "user" as const, content: "Hello" }] },
    overture: speculative,
  };
  const failed = set.overture.chat.completions.create(request, { signal: controller.signal }).catch((error) => error);
  expect(await set.clock.runUntil(failed)).toBe(reason);
  expect(["a", "b"].map((id) => set.provider(id).calls[0]?.aborted)).toEqual([true, true]);
  expect(listenersOf(controller.signal)).toBe(0);
  expect(set.clock.pendingTimers).toBe(0);
});

describe("the objective", () => {
  it("cost never overlaps, and only fails over", async () => {
    const set = stage({ objective: "cost", speculative: { race: "all", hedgeAfterMs: 10 } });
    set.provider("a").next(slow(5000));
    expect((await set.answer({ overture: { mode: "speculative" } })).overture.speculative?.raced).toEqual(["a/m"]);
  });

  it.each([
    [420, "a/m", 420],
    [2000, "b/m", 380],
  ])("quality waits a little for the better model, if it is about to begin: %i ms", async (aMs, model, tookMs) => {
    const set = stage({ objective: "quality", speculative: { hedgeAfterMs: 300 } });
    for (let count = 0; count < 50; count += 1) {
      set.provider("a").next({ answer: "Hi", firstTokenMs: () => 380 + count, tokenMs: () => 1 });
      await read(set, await set.stream());
    }
    set.provider("a").next(slow(aMs));
    set.provider("b").next(slow(80));
    const before = set.clock.monotonic();
    expect((await set.stream({ overture: { mode: "speculative" } })).model).toBe(model);
    // A quarter of its usual 405 ms is what the better one is waited for at most.
    expect(set.clock.monotonic() - before).toBeLessThanOrEqual(tookMs + 405 / 4 + 10);
  });
});
