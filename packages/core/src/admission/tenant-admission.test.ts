import type { Usage } from "@overture/core";
import { describe, expect, it } from "vitest";
import { card, collect, hello, type Stage, stage } from "../../test/stage.ts";
import { provider, reply } from "../../test/vectors.ts";
import type { TenantOptions } from "../options/options.ts";

// Loaded in real time, in which the virtual clock may have gone on for days.
await Promise.all([import("./admissions.ts"), import("../embeddings.ts"), import("../execution/background/index.ts")]);

const acme = { overture: { tenant: "acme" } };
const stageOf = (terms: TenantOptions, options: Parameters<typeof stage>[0] = {}): Stage =>
  stage({ tenants: { acme: terms }, ...options });
const standing = async (set: Stage) => {
  const [first] = await set.clock.runUntil(set.overture.budgets("acme"));
  return first ?? { spentUsd: -1, heldUsd: -1 };
};

describe("limits", () => {
  it("refuse with 429, which limit it was, and when to come again", async () => {
    const set = stageOf({ limits: { requestsPerMinute: 2 } });
    const told: unknown[] = [];
    set.overture.on("limit", ({ tenant, owner, limit, most }) => told.push([tenant, owner, limit, most]));
    await set.answer(acme);
    await set.answer(acme);
    const error = await set.failure(acme);
    expect(error).toMatchObject({ code: "rate_limited", status: 429, param: "limits.requestsPerMinute" });
    expect(error.retryAfterMs).toBeGreaterThan(20_000);
    expect(told).toEqual([["acme", "tenant", "requestsPerMinute", 2]]);
    await set.clock.advance(error.retryAfterMs ?? 0);
    await set.answer(acme);
  });

  it("count the tokens that there were, once they are known", async () => {
    const set = stageOf({ limits: { tokensPerMinute: 1000 } });
    for (let count = 0; count < 20; count += 1) await set.answer({ ...acme, max_completion_tokens: 200 });
    expect(set.provider("a").calls).toHaveLength(20);
  });

  it("take nothing for a request that nobody was asked for", async () => {
    const set = stageOf({ limits: { requestsPerMinute: 1 }, budget: { usd: 0.0005 } });
    const long = { messages: [{ role: "user" as const, content: "x".repeat(2000) }] };
    expect((await set.failure({ ...acme, ...long })).code).toBe("budget_exceeded");
    await set.answer({ ...acme, max_completion_tokens: 9 });
  });

  it("let so many in at once, and the next when one is done", async () => {
    const set = stageOf({ limits: { concurrent: 1 } });
    const asking = set.overture.chat.completions.create({ ...hello, ...acme });
    await set.clock.advance(1);
    expect(await set.failure(acme)).toMatchObject({ code: "rate_limited", param: "limits.concurrent" });
    await set.clock.runUntil(asking);
    await set.answer(acme);
  });
});

describe("a call", () => {
  it("is counted from its text where the vendor reports no usage, and marked so", async () => {
    const set = stageOf({ budget: { usd: 1 } });
    set.provider("a").always({ answer: { text: "Hi there", usage: false } });
    const { cost } = (await set.answer({ ...acme, max_completion_tokens: 50 })).overture;
    expect(cost).toMatchObject({ certainty: "estimated" });
    // A budget counts the most that it may have been; a bill, what it likely was.
    const { spentUsd } = await standing(set);
    expect(spentUsd).toBeGreaterThan(cost.usd);
    expect((await set.overture.usage({ tenant: "acme" }))[0]).toMatchObject({
      ...{ usd: spentUsd, estimatedUsd: spentUsd, likelyUsd: cost.usd },
    });
  });

  it("that costs more than was held counts in full, and the overage is told", async () => {
    const usage: Usage = { prompt_tokens: 10, completion_tokens: 900, total_tokens: 910 };
    const set = stageOf({ budget: { usd: 1 } });
    set.provider("a").always({ answer: { text: "Hi", usage } });
    await set.answer({ ...acme, max_completion_tokens: 5 });
    expect((await standing(set)).spentUsd).toBeCloseTo((10 + 1800) / 1e6, 12);
    expect((await set.overture.usage({ tenant: "acme" }))[0]?.overrunUsd).toBeGreaterThan(0.0015);
  });

  it("is settled once for each attempt: what failed costs nothing, what answered costs what it cost", async () => {
    const set = stageOf({ budget: { usd: 1 } });
    set.provider("a").next({ fault: "overloaded" });
    const { cost, attempts } = (await set.answer({ ...acme, max_completion_tokens: 50 })).overture;
    expect(attempts).toHaveLength(2);
    expect(await standing(set)).toMatchObject({ heldUsd: 0, spentUsd: cost.usd });
  });

  it("that streams is settled at its end, by its usage", async () => {
    const set = stageOf({ budget: { usd: 1 } });
    const { chunks } = await collectOn(set, { ...acme, max_completion_tokens: 50 });
    const cost = chunks.at(-1)?.overture?.cost;
    expect(cost?.certainty).toBe("exact");
    expect(await standing(set)).toMatchObject({ heldUsd: 0, spentUsd: cost?.usd });
  });

  it("that was cut counts as all that was held, unless what is likely is asked for", async () => {
    const spent: number[] = [];
    for (const cutCalls of ["likely", undefined] as const) {
      const set = stageOf({ budget: { usd: 1, cutCalls } });
      set.provider("a").always({ hang: true });
      await set.failure({ overture: { tenant: "acme", maxTotalMs: 1000 }, model: "a/m" });
      expect((await standing(set)).heldUsd).toBe(0);
      spent.push((await standing(set)).spentUsd);
    }
    const [likely = 0, worst = 0] = spent;
    expect(likely).toBeGreaterThan(0);
    expect(worst).toBeGreaterThan(4 * likely);
  });

  it("for vectors is held and settled like any other, with no output and no warning", async () => {
    const vectors = provider("v", 1, async (request) => reply(request, 7));
    const set = stage({ providers: [vectors], tenants: { acme: { budget: { usd: 1 } } } });
    const answer = await set.clock.runUntil(
      set.overture.embeddings.create({ model: "v/embed-1", input: ["Hello"], ...acme }),
    );
    expect(answer.overture.warnings).toEqual([]);
    expect((await standing(set)).spentUsd).toBe(answer.overture.cost.usd);
    expect(answer.overture.cost.usd).toBeGreaterThan(0);
  });
});

describe("a soft budget", () => {
  const soft = { usd: 0.00001, hard: false } as const;

  it("refuses once it is spent, and not before", async () => {
    const set = stageOf({ budget: soft });
    await set.answer(acme);
    await set.clock.advance(1);
    expect(await set.failure(acme)).toMatchObject({ code: "budget_exceeded", status: 402 });
  });

  it("leaves what costs nothing where it downgrades", async () => {
    const free = { ...card, prices: { input: 0, output: 0 } };
    const cast = { a: {}, b: { models: [{ name: "m", card: free }] } };
    const set = stageOf({ budget: { ...soft, whenOver: "downgrade" } }, { cast });
    expect((await set.answer(acme)).model).toBe("a/m");
    await set.clock.advance(1);
    expect((await set.answer(acme)).model).toBe("b/m");
  });
});

it("counts what is asked in the background on the same account, under its own name", async () => {
  const policy = {
    name: "other",
    rank: ({ candidates }: { candidates: readonly unknown[] }) => [...candidates].reverse(),
  };
  const set = stageOf({ budget: { usd: 1 } }, { shadow: { policy: policy as never, share: 1, maxUsdPerDay: 1 } });
  await set.answer({ ...acme, max_completion_tokens: 50 });
  await set.clock.advance(10_000);
  const rows = await set.overture.usage({ tenant: "acme", groupBy: ["mode", "model"] });
  expect(rows.map(({ mode, model }) => `${mode} ${model}`).sort()).toEqual(["shadow b/m", "single a/m"]);
});

it("lists the calls that were made before the money was gone", async () => {
  const dear = { ...card, prices: { input: 1000, output: 1000 } };
  const set = stageOf({ budget: { usd: 0.01 } }, { cast: { a: {}, b: { models: [{ name: "m", card: dear }] } } });
  set.provider("a").next({ fault: "overloaded" });
  const error = await set.failure({ ...acme, max_completion_tokens: 50 });
  expect(error).toMatchObject({ code: "budget_exceeded", attempts: [{ model: "a/m", fault: "overloaded" }] });
});

async function collectOn(set: Stage, request: object) {
  const stream = await set.stream(request);
  return await set.clock.runUntil(collect(stream));
}
