// Each of these is a known failure of other routers that keep budgets.
import { virtualClock } from "@overture/testing";
import { describe, expect, it } from "vitest";
import { type Answer, type ChatRequest, OvertureError, type OvertureOptions } from "../src/index.ts";
import { memoryStore } from "../src/state/index.ts";
import { card, hello, type Stage, stage } from "./stage.ts";
import { storeAround } from "./store-around.ts";

// Loaded in real time, in which the virtual clock may have gone on for days.
await Promise.all([import("../src/admission/admissions.ts"), import("../src/execution/speculative/index.ts")]);

const budget = { usd: 0.001, per: "day" as const };
const acme = { tenant: "acme" };

function ask(set: Stage, request: Partial<ChatRequest> = {}, signal?: AbortSignal): Promise<Answer | OvertureError> {
  const whole = { ...hello, overture: acme, max_completion_tokens: 50, ...request, stream: false as const };
  return set.overture.chat.completions.create(whole, { signal }).catch((error: unknown) => {
    if (error instanceof OvertureError) return error;
    return new OvertureError({ code: "closed", status: 0, message: String(error) });
  });
}

async function money(set: Stage): Promise<{ spentUsd: number; heldUsd: number; unknownUsd: number }> {
  const [standing] = await set.clock.runUntil(set.overture.budgets("acme"));
  if (!standing) throw new Error("no budget");
  return standing;
}

const stageOf = (options: Partial<OvertureOptions> & Parameters<typeof stage>[0] = {}): Stage =>
  stage({ tenants: { acme: { budget } }, ...options });

const costOf = (answer: Answer | OvertureError): number =>
  answer instanceof OvertureError ? 0 : answer.overture.cost.nanoUsd;

describe("a budget", () => {
  it("check-then-increment race: many requests at once share what is left, and do not each see all of it", async () => {
    const set = stageOf();
    const answers = await set.clock.runUntil(Promise.all(Array.from({ length: 100 }, () => ask(set))));
    const spent = answers.reduce((sum, answer) => sum + costOf(answer), 0);
    expect(answers.filter((answer) => answer instanceof OvertureError).length).toBeGreaterThan(50);
    expect(spent).toBeLessThanOrEqual(1_000_000);
    expect(await money(set)).toMatchObject({ heldUsd: 0, spentUsd: spent / 1e9 });
  });

  it("leak on cancel: a call that its caller aborts holds nothing afterwards, and is not free", async () => {
    const set = stageOf({ cast: { a: { models: [{ name: "m", card, firstTokenMs: () => 5000 }] } } });
    const controller = new AbortController();
    const asking = ask(set, {}, controller.signal);
    await set.clock.advance(1000);
    expect((await money(set)).heldUsd).toBeGreaterThan(0);
    controller.abort();
    await set.clock.runUntil(asking);
    const after = await money(set);
    expect(after.heldUsd).toBe(0);
    expect(after.spentUsd).toBeGreaterThan(0);
  });

  it("partial stream released to zero, cancelled stream unbilled: what came before the reader left is spent", async () => {
    const set = stageOf();
    const request = { ...hello, overture: acme, max_completion_tokens: 50, stream: true as const };
    const stream = await set.clock.runUntil(set.overture.chat.completions.create(request));
    await set.clock.runUntil(stream.next());
    stream.abort();
    await set.clock.advance(1);
    const after = await money(set);
    expect(after.heldUsd).toBe(0);
    expect(after.spentUsd).toBeGreaterThan(0);
  });

  it("double count when cleanup fails: a settlement whose reply is lost is sent again and counts once", async () => {
    const clock = virtualClock();
    const inner = memoryStore({ clock });
    let lost = 0;
    const store = storeAround(inner, {
      settle: async (...all) => {
        const result = await inner.settle(...all);
        lost += 1;
        if (lost <= 2) throw new Error("connection reset");
        return result;
      },
    });
    const set = stageOf({ clock, store });
    const answer = await set.clock.runUntil(ask(set));
    await set.clock.advance(60_000);
    expect(await money(set)).toMatchObject({ heldUsd: 0, spentUsd: costOf(answer) / 1e9 });
    expect(lost).toBeGreaterThan(2);
  });

  it("fail-open on store error: nobody is called on a hard budget that cannot be asked", async () => {
    const down = storeAround(memoryStore(), { hold: () => Promise.reject(new Error("down")) });
    const set = stageOf({ store: down });
    expect(await set.clock.runUntil(ask(set))).toMatchObject({ code: "store_unavailable", status: 503 });
    expect(set.provider("a").calls).toHaveLength(0);
    const open = stageOf({ store: down, onStoreDown: "allow" });
    expect(await open.clock.runUntil(ask(open))).not.toBeInstanceOf(OvertureError);
  });

  it("wrong tier held: an input that reaches a dearer tier is held at it", async () => {
    const prices = { input: 1, output: 2, longContext: [{ overInputTokens: 1000, input: 1000, output: 2 }] };
    const set = stageOf({
      cast: { a: { models: [{ name: "m", card: { ...card, prices } }] } },
      tenants: { acme: { budget: { usd: 1, per: "day" } } },
    });
    const long = { messages: [{ role: "user" as const, content: "x".repeat(1500) }] };
    expect(await set.clock.runUntil(ask(set, long))).toMatchObject({ code: "budget_exceeded", status: 402 });
    expect(await set.clock.runUntil(ask(set))).not.toBeInstanceOf(OvertureError);
  });

  it("free model with paid fallback: each attempt is held at the price of whom it goes to", async () => {
    const free = { ...card, prices: { input: 0, output: 0 } };
    const dear = { ...card, prices: { input: 1000, output: 1000 } };
    const set = stageOf({
      cast: {
        a: { models: [{ name: "m", card: free }], script: [{ fault: "overloaded" }] },
        b: { models: [{ name: "m", card: dear }] },
      },
      retries: 0,
    });
    await set.clock.runUntil(ask(set));
    expect(set.provider("b").calls).toHaveLength(0);
    expect(await money(set)).toMatchObject({ spentUsd: 0, heldUsd: 0 });
  });

  it("losing racer unbilled: who loses a race is settled too, and holds nothing", async () => {
    const slow = { firstTokenMs: () => 400, tokenMs: () => 10, outputTokens: () => 40 };
    const quick = { firstTokenMs: () => 50, tokenMs: () => 10, outputTokens: () => 40 };
    const set = stageOf({
      cast: { a: { models: [{ name: "m", card, ...slow }] }, b: { models: [{ name: "m", card, ...quick }] } },
      tenants: { acme: { budget: { usd: 1, per: "day" } } },
      speculative: { hedgeAfterMs: 100, hedgeBudget: 1 },
    });
    const answer = await set.clock.runUntil(ask(set, { overture: { ...acme, mode: "speculative" } }));
    if (answer instanceof OvertureError) throw answer;
    expect(answer.overture.attempts.map(({ model, outcome }) => `${model} ${outcome}`).sort()).toEqual([
      "a/m lost",
      "b/m completion",
    ]);
    await set.clock.advance(60_000);
    const billed = set.provider("a").billedUsd + set.provider("b").billedUsd;
    expect(billed).toBeGreaterThan(set.provider("b").billedUsd);
    const after = await money(set);
    expect(after.heldUsd).toBe(0);
    expect(after.spentUsd).toBeGreaterThanOrEqual(billed);
  });

  it("cached tokens at full price: input from the prompt cache is posted at its own", async () => {
    const prices = { input: 10, output: 0, cacheRead: 1 };
    const usage = {
      prompt_tokens: 100,
      completion_tokens: 0,
      total_tokens: 100,
      prompt_tokens_details: { cached_tokens: 80 },
    };
    const set = stageOf({
      cast: { a: { models: [{ name: "m", card: { ...card, prices } }], script: [{ answer: { text: "Hi", usage } }] } },
      tenants: { acme: { budget: { usd: 1, per: "day" } } },
    });
    await set.clock.runUntil(ask(set));
    expect((await money(set)).spentUsd).toBeCloseTo((20 * 10 + 80) / 1e6, 12);
  });

  it("expired hold settled twice: what was posted when its time was up is replaced by what it really was", async () => {
    const clock = virtualClock();
    const inner = memoryStore({ clock });
    let isDown = false;
    const store = storeAround(inner, {
      settle: (...all) => (isDown ? Promise.reject(new Error("down")) : inner.settle(...all)),
    });
    const set = stage({ tenants: { acme: { budget: { usd: 1, per: "total" } } }, clock, store });
    isDown = true;
    const answer = await clock.runUntil(ask(set));
    await clock.advance(900_000);
    const [pending] = await inner.pending("tenant acme");
    expect(pending?.state).toBe("unknown");
    isDown = false;
    await clock.advance(900_000);
    expect(await money(set)).toMatchObject({ heldUsd: 0, unknownUsd: 0, spentUsd: costOf(answer) / 1e9 });
  });

  it("has no price: a model of which none is known is not called on a hard budget", async () => {
    const { prices: _, ...unpriced } = card;
    const set = stageOf({ cast: { a: { models: [{ name: "m", card: unpriced }] } } });
    const refused = await set.clock.runUntil(ask(set));
    expect(refused).toMatchObject({ code: "budget_exceeded", status: 402 });
    expect(String(refused)).toContain("No price of a/m is known");
  });

  it("has no price for the tier: a request that asks for one of which none is known is not called on a hard budget", async () => {
    const set = stageOf();
    const refused = await set.clock.runUntil(ask(set, { service_tier: "priority" }));
    expect(String(refused)).toContain('m in the service tier "priority" is known');
    const prices = { ...card.prices, input: 1, output: 2, serviceTiers: { priority: 2 } };
    const priced = stageOf({ cast: { a: { models: [{ name: "m", card: { ...card, prices } }] } } });
    const answer = await priced.clock.runUntil(ask(priced, { service_tier: "priority" }));
    const usual = await set.clock.runUntil(ask(set));
    expect(costOf(answer)).toBeGreaterThan(1.5 * costOf(usual));
    expect((await money(priced)).spentUsd).toBe(costOf(answer) / 1e9);
  });

  it("downgrades where that is asked for: the best that still fits is asked instead", async () => {
    const dear = { ...card, prices: { input: 100, output: 100 } };
    const set = stageOf({
      tenants: { acme: { budget: { ...budget, whenOver: "downgrade" } } },
      cast: { a: { models: [{ name: "m", card: dear }] }, b: {} },
    });
    expect(await set.clock.runUntil(ask(set))).toMatchObject({ model: "b/m" });
  });
});
