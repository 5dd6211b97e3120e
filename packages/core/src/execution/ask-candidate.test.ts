import { virtualClock } from "@overture/testing";
import { describe, expect, it, vi } from "vitest";
import { nothingDecided, profile } from "../../test/candidates.ts";
import { eventsOf } from "../../test/events.ts";
import { learner } from "../../test/learners.ts";
import { card, completion, hello, never, rejection, stage } from "../../test/stage.ts";
import { storeAround } from "../../test/store-around.ts";
import { Catalog } from "../catalog/index.ts";
import { Breakers, KeyPool, RetryBudget } from "../guard/index.ts";
import { AnswerIds, Conversations } from "../learning/index.ts";
import { defineProvider } from "../provider/index.ts";
import { Decision, ordered } from "../routing/index.ts";
import { memoryStore, type StateStore } from "../state/index.ts";
import { EventHub } from "../telemetry/index.ts";
import { seededRandom, sleep } from "../time/index.ts";
import { askCandidate } from "./ask-candidate.ts";
import { Engine } from "./engine.ts";
import { Run } from "./run.ts";
import { defaultTimeLimits } from "./time-limits.ts";

const twoKeys = { keys: ["key-one", "key-two"] };

function keysOf(set: ReturnType<typeof stage>): (string | undefined)[] {
  return set.provider("a").calls.map((call) => call.credential);
}

describe("keys", () => {
  it.each(["rate_limited", "auth", "permission", "quota"] as const)(
    "give way to the next one after %s",
    async (kind) => {
      const set = stage({ cast: { a: twoKeys, b: {} } });
      set.provider("a").next({ fault: kind });
      expect((await set.answer()).model).toBe("a/m");
      expect(new Set(keysOf(set)).size).toBe(2);
      expect(set.provider("b").calls).toHaveLength(0);
    },
  );

  it("do not give way for what is not their fault", async () => {
    const set = stage({ cast: { a: twoKeys, b: {} } });
    set.provider("a").next({ fault: "server" });
    expect((await set.answer()).model).toBe("b/m");
    expect(set.provider("a").calls).toHaveLength(1);
  });

  it("rest until Retry-After, and come back", async () => {
    const set = stage({ cast: { a: twoKeys } });
    set.provider("a").next({ fault: "rate_limited", retryAfterMs: 30_000, afterMs: 0 });
    await set.answer();
    const [limited] = keysOf(set);
    for (let count = 0; count < 4; count += 1) await set.answer();
    expect(keysOf(set).slice(1)).not.toContain(limited);
    await set.clock.advance(30_000);
    for (let count = 0; count < 2; count += 1) await set.answer();
    expect(keysOf(set).slice(-2)).toContain(limited);
  });

  it("are all waited for, if that fits the deadline", async () => {
    const set = stage({ cast: { a: {} } });
    set.provider("a").next({ fault: "rate_limited", retryAfterMs: 20_000, afterMs: 0 });
    const answer = await set.answer();
    expect(answer.overture.attempts).toHaveLength(2);
    expect(answer.overture.attempts[1]?.startedAtMs).toBeGreaterThanOrEqual(20_000);
    expect(answer.overture.attempts[1]?.startedAtMs).toBeLessThanOrEqual(22_000);
  });

  it("are waited for a little longer than the provider said, and not by all callers as long", async () => {
    const waits: number[] = [];
    for (const chance of [0, 0.5, 0.999]) {
      const set = stage({ cast: { a: {} }, random: () => chance });
      set.provider("a").next({ fault: "rate_limited", retryAfterMs: 10_000, afterMs: 0 });
      waits.push((await set.answer()).overture.attempts[1]?.startedAtMs ?? 0);
    }
    expect(waits.map(Math.round)).toEqual([10_000, 10_500, 10_999]);
  });

  it("are waited for by one retry, even where the provider does not say how long", async () => {
    const set = stage({ cast: { a: {} }, retries: 1 });
    set.provider("a").next({ fault: "rate_limited", afterMs: 0 });
    expect((await set.answer()).overture.attempts).toHaveLength(2);
  });

  it("give a 429 at once, with the time, where the wait does not fit", async () => {
    const set = stage({ cast: { a: {} } });
    set.provider("a").next({ fault: "rate_limited", retryAfterMs: 20_000, afterMs: 0 });
    const error = await set.failure({}, { timeout: 10_000 });
    expect(error).toMatchObject({ status: 429, retryAfterMs: 20_000 });
    expect(set.clock.monotonic()).toBe(0);
    // Now nobody is asked at all, and that is told as well.
    await set.clock.advance(5000);
    const again = await set.failure({}, { timeout: 10_000 });
    expect(again).toMatchObject({ status: 429, retryAfterMs: 15_000, attempts: [] });
    expect(again.message).toContain("a/m is rate-limited for 15.0 s");
    expect(set.provider("a").calls).toHaveLength(1);
  });

  it("that were all refused are tried all the same, once, since nobody else is there", async () => {
    const set = stage({ cast: { a: { keys: ["only"] } } });
    set.provider("a").next({ fault: "auth" });
    expect(await set.failure()).toMatchObject({ status: 401, retryAfterMs: undefined });
    await set.answer();
    expect(set.provider("a").calls).toHaveLength(2);
  });

  it("that were refused are well again once one of them has worked in spite of that", async () => {
    const set = stage({ cast: { a: { keys: ["only"] }, b: {} }, models: ["a/m", "b/m"] });
    set.provider("a").next({ fault: "auth", afterMs: 0 });
    expect(await set.failure({ model: "a/m" })).toMatchObject({ status: 401 });
    await set.clock.advance(10);
    expect((await set.answer({ model: "a/m" })).model).toBe("a/m");
    expect((await set.answer()).model).toBe("a/m");
  });
});

it("takes no key for a call that the breaker refuses: one on trial would stay out for nothing", async () => {
  const clock = virtualClock();
  const random = seededRandom(1);
  const catalog = new Catalog([]);
  const breakers = new Breakers({ clock, random, options: { consecutiveFaults: 1 } });
  const pool = new KeyPool({ credentials: undefined, clock, random });
  const engine = new Engine({
    ...{ clock, random, catalog, breakers, providers: new Map(), pools: new Map([["a", pool]]), retries: 0 },
    ...{ retryBudget: new RetryBudget({ clock }), events: new EventHub(() => 0), limits: defaultTimeLimits },
    ...{ learning: { learner: learner() }, pacer: undefined, modeOptions: {} },
    ...{ conversations: new Conversations(), answerIds: new AnswerIds(undefined) },
  });
  const decision = new Decision(nothingDecided);
  const run = new Run({
    ...{ engine, request: hello, decision, signal: undefined, limits: defaultTimeLimits, headers: {}, tags: [] },
    ...{ fallbackOnContentPolicy: false, startedAt: 0, profile },
  });
  breakers.fail("a/m");
  const choose = vi.spyOn(pool, "choose");
  const candidate = { model: "a/m", provider: "a", vendorModel: "m", card: undefined } as const;
  const ask = () => Promise.reject(new Error("nobody should be asked"));
  const options = { forced: false, last: true, paidAttempts: 1 };
  expect(await askCandidate(run, candidate, ask, options)).toBeUndefined();
  expect(choose).not.toHaveBeenCalled();
});

describe("a store that takes long to set money aside", () => {
  const slow = () => {
    const clock = virtualClock();
    const inner = memoryStore({ clock });
    const hold: StateStore["hold"] = async (...all) => {
      await sleep(clock, 40);
      return await inner.hold(...all);
    };
    return stage({ clock, store: storeAround(inner, { hold }), budget: { usd: 1 } });
  };

  it("uses the request's time up, without a call that nobody could wait for", async () => {
    const set = slow();
    const faults = eventsOf(set.overture, "fault");
    expect(await set.failure({}, { timeout: 30 })).toMatchObject({ code: "deadline_exceeded" });
    await set.clock.runUntil(set.overture.flush());
    expect([set.provider("a").calls, faults]).toEqual([[], []]);
    expect(await set.overture.budgets()).toMatchObject([{ spentUsd: 0, heldUsd: 0 }]);
  });

  it("has nobody called, and nothing spent, for a caller who leaves meanwhile", async () => {
    const set = slow();
    const controller = new AbortController();
    set.clock.setTimer(() => controller.abort(new Error("gone")), 10);
    const asked = set.overture.chat.completions.create(hello, { signal: controller.signal });
    expect(await set.clock.runUntil(rejection(asked))).toMatchObject({ message: "gone" });
    await set.clock.runUntil(set.overture.flush());
    expect(set.provider("a").calls).toEqual([]);
    expect(await set.overture.budgets()).toMatchObject([{ spentUsd: 0, heldUsd: 0 }]);
  });
});

describe("the retry budget", () => {
  it("pays for failovers too, so that retries wait until those have been made good", async () => {
    const set = stage({ retryBudget: { share: 0, perSecond: 1 }, retries: 1 });
    set.provider("a").next({ fault: "server", afterMs: 0 });
    expect((await set.answer()).model).toBe("b/m");
    const before = set.provider("a").calls.length;
    set.provider("a").next({ fault: "server", afterMs: 0 });
    await set.failure({ model: "a/m" });
    expect(set.provider("a").calls).toHaveLength(before + 1);
    await set.clock.advance(1000);
    set.provider("a").next({ fault: "server", afterMs: 0 });
    expect((await set.answer({ model: "a/m" })).overture.attempts).toHaveLength(2);
  });
});

describe("a provider that loads", () => {
  const loading = (id: string, load: () => Promise<void>) =>
    defineProvider({ id, models: [{ name: "m", ...card }], load, chat: async () => completion(`from ${id}`) });

  it("is loaded once, before its clock starts", async () => {
    let loads = 0;
    const load = async () => {
      loads += 1;
    };
    const set = stage({ providers: [loading("a", load)] });
    await set.answer();
    await set.answer();
    expect(loads).toBe(1);
  });

  it("is a fault if it does not load, and the next request tries again", async () => {
    let loads = 0;
    const failsOnce = async () => {
      loads += 1;
      if (loads === 1) throw new Error("Cannot find package 'sdk'");
    };
    const set = stage({ policy: ordered(), providers: [loading("a", failsOnce), loading("b", async () => {})] });
    const first = await set.answer();
    expect(first.model).toBe("b/m");
    expect(first.overture.attempts[0]).toMatchObject({ model: "a/m", fault: { kind: "unsupported" } });
    expect((await set.answer()).model).toBe("a/m");
  });

  it("says what could not be loaded", async () => {
    const set = stage({ providers: [loading("a", () => Promise.reject(new Error("gone")))] });
    const error = await set.failure();
    expect(error.message).toContain('The SDK that the provider "a" needs could not be loaded');
    expect(error.cause).toMatchObject({ cause: { message: "gone" } });
  });

  it("that hangs leaves the next one its time, and does not outlast the deadline", async () => {
    const set = stage({ providers: [loading("a", never), loading("b", async () => {})] });
    const answer = await set.answer({}, { timeout: 10_000 });
    expect(answer.model).toBe("b/m");
    expect(set.clock.monotonic()).toBe(5000);
    expect(await set.failure({ model: "a/m" }, { timeout: 10_000 })).toMatchObject({ code: "deadline_exceeded" });
    expect(set.clock.pendingTimers).toBe(0);
  });

  it("that hangs does not keep an abort waiting", async () => {
    const set = stage({ providers: [loading("a", never)] });
    const attempts: unknown[] = [];
    set.overture.on("answer", (event) => attempts.push(event.attempts));
    const controller = new AbortController();
    const asked = set.overture.chat.completions.create(
      { model: "auto", messages: [{ role: "user", content: "Hi" }] },
      { signal: controller.signal },
    );
    await set.clock.advance(10);
    controller.abort("enough");
    await expect(asked).rejects.toBe("enough");
    expect(attempts).toEqual([[]]);
    expect(set.clock.pendingTimers).toBe(0);
  });
});
