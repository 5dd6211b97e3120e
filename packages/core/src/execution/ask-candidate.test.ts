import { describe, expect, it } from "vitest";
import { card, completion, never, stage } from "../../test/stage.ts";
import { defineProvider } from "../provider/index.ts";
import { ordered } from "../routing/index.ts";

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
    const controller = new AbortController();
    const asked = set.overture.chat.completions.create(
      { model: "auto", messages: [{ role: "user", content: "Hi" }] },
      { signal: controller.signal },
    );
    controller.abort("enough");
    await expect(asked).rejects.toBe("enough");
    expect(set.clock.pendingTimers).toBe(0);
  });
});
