import { describe, expect, it } from "vitest";
import { eventsOf } from "../../../test/events.ts";
import { type Scholar, scholars } from "../../../test/scholars.ts";
import { hello, rejection } from "../../../test/stage.ts";

const long = (text: string): string => `${text} ${"It is well known. ".repeat(6)}`.trim();
const essays: Readonly<Record<string, Scholar>> = {
  a: { says: long("One."), price: 0.7 },
  b: { says: long("Two, and more."), price: 1.3 },
  c: { says: long("Three of them."), price: 3.1 },
};

describe("what a council costs", () => {
  it.each(["vote", "judge", "rank", "synthesize"] as const)("adds up to the nano-dollar: %s", async (strategy) => {
    const set = scholars({ ...essays, j: { price: 2.9, quality: 0.9 }, bad: { fault: "malformed" } });
    const { overture, report } = await set.council({ strategy, members: ["a/m", "b/m", "c/m", "bad/m"] });
    const sum = overture.attempts.reduce((total, { cost }) => total + cost.nanoUsd, 0);
    expect(overture.cost.nanoUsd).toBe(sum);
    expect(report.costUsd).toBe(sum / 1e9);
    // What the providers would bill: every call that was made, by its usage.
    const billed = overture.attempts.flatMap(({ usage, model }) => (usage ? [{ usage, model }] : []));
    const prices: Readonly<Record<string, number>> = { "a/m": 0.7, "b/m": 1.3, "c/m": 3.1, "j/m": 2.9 };
    const bill = billed.reduce((total, { usage, model }) => {
      const price = prices[model] ?? 0;
      return total + Math.ceil(Number(((usage.prompt_tokens + 2 * usage.completion_tokens) * price * 1000).toFixed(3)));
    }, 0);
    // Who was stopped, or answered what cannot be read, is settled at what was expected.
    const untold = overture.attempts.filter(({ usage }) => !usage);
    const expected = untold.reduce((total, { cost }) => total + cost.nanoUsd, 0);
    expect(new Set(untold.map(({ cost }) => cost.certainty))).toEqual(new Set(["estimated"]));
    expect(sum - expected).toBe(bill);
    expect(overture.attempts).toHaveLength(set.asked.length);
  });

  it("is told member by member: answers and rankings", async () => {
    const { report, overture } = await scholars(essays).council({ strategy: "rank" });
    const members = report.members.reduce((total, { costUsd }) => total + Math.round(costUsd * 1e9), 0);
    expect(members).toBe(overture.cost.nanoUsd);
  });
});

describe("a tenant's council", () => {
  it.each(["vote", "judge", "rank", "synthesize"] as const)(
    "is in its ledger to the nano-dollar: %s",
    async (strategy) => {
      for (const cutCalls of ["likely", "worst"] as const) {
        const set = scholars(essays, { tenants: { acme: { budget: { usd: 1, cutCalls } } } });
        const council = { members: 3, strategy };
        const { cost } = (await set.answer({ overture: { tenant: "acme", mode: "council", council } })).overture;
        const [standing] = await set.clock.runUntil(set.overture.budgets("acme"));
        expect(standing?.heldUsd).toBe(0);
        // Who answers, ranks, judges and writes is told apart.
        const rows = await set.overture.usage({ tenant: "acme", groupBy: ["mode"] });
        const sum = (of: "nanoUsd" | "likelyNanoUsd") => rows.reduce((total, row) => total + row[of], 0);
        expect(sum("likelyNanoUsd")).toBe(cost.nanoUsd);
        // Of whom was stopped nobody knows what it is billed: a budget counts the most, unless it is told not to.
        if (cutCalls === "likely") expect(sum("nanoUsd")).toBe(cost.nanoUsd);
        expect(Math.round((standing?.spentUsd ?? 0) * 1e9)).toBe(sum("nanoUsd"));
        expect(rows.map(({ mode }) => mode)).toContain("member");
      }
    },
  );

  it("asks nobody for whom there is no money left", async () => {
    const set = scholars(essays, { tenants: { acme: { budget: { usd: 0.000_001 } } } });
    const error = await set.failure({ overture: { tenant: "acme", mode: "council" } });
    expect(error.status).toBeGreaterThanOrEqual(400);
    expect(set.asked).toHaveLength(0);
  });
});

describe("a limit to what it may cost", () => {
  it("is kept: what does not fit is not asked", async () => {
    const set = scholars(essays);
    const maxCostUsd = 0.0015;
    const { overture, report } = await set.council({ strategy: "synthesize", maxCostUsd, quorum: 1 });
    expect(overture.cost.usd).toBeLessThanOrEqual(maxCostUsd);
    expect(report.members.map(({ fault }) => fault)).toContain("unaffordable");
    // Who has no limit gets one that is paid for.
    expect(set.asked[0]?.request.max_completion_tokens).toBeGreaterThanOrEqual(256);
  });

  it("is an error where not even a quorum fits", async () => {
    const set = scholars(essays);
    const error = await set.failure({ overture: { mode: "council", council: { maxCostUsd: 0.000_001 } } });
    expect(error).toMatchObject({ code: "quorum_lost" });
    expect(error.message).toContain("a/m unaffordable");
    expect(set.asked).toHaveLength(0);
  });

  it("leaves the request as it is where there is none", async () => {
    const set = scholars(essays);
    await set.council({ strategy: "vote" });
    expect(set.asked[0]?.request).not.toHaveProperty("max_completion_tokens");
  });
});

it("makes every call an attempt that events tell of, and says what each is for", async () => {
  const set = scholars(essays);
  const attempts = eventsOf(set.overture, "attempt");
  const answers = eventsOf(set.overture, "answer");
  const { overture } = await set.council({ strategy: "synthesize" });
  expect(attempts.map(({ purpose }) => purpose)).toEqual([
    ...["member", "member", "member"],
    ...["ranking", "ranking", "ranking", "chairman"],
  ]);
  expect(new Set(attempts.map(({ about }) => about))).toEqual(new Set([overture.id.split(".")[0]]));
  expect(answers).toHaveLength(1);
  await set.clock.runUntil(set.overture.close());
});

it("ends with its caller: everything is aborted, nothing is open, nobody is listened to", async () => {
  const set = scholars({ a: { takesMs: 5000 }, b: { takesMs: 5000 }, c: { takesMs: 5000 } });
  const controller = new AbortController();
  set.clock.setTimer(() => controller.abort(new Error("the caller left")), 50);
  const error = await rejection(set.answer({ overture: { mode: "council" } }, { signal: controller.signal }));
  expect(String(error)).toContain("the caller left");
  await set.clock.runUntil(set.overture.close());
  expect(set.clock.now() - Date.UTC(2026, 0, 1)).toBe(50);
});

it("keeps to the request's deadline", async () => {
  const set = scholars({ a: { takesMs: 5000 }, b: { takesMs: 5000 }, c: { takesMs: 5000 } });
  const error = await set.failure({ overture: { mode: "council", maxTotalMs: 1000 } });
  expect(error).toMatchObject({ code: "quorum_lost", status: 504 });
  expect(set.clock.now() - Date.UTC(2026, 0, 1)).toBe(1000);
});

it("learns from members how long answers take, and nothing of the sort from who ranks and writes", async () => {
  const set = scholars(essays);
  await set.council({ strategy: "synthesize", chairman: "a/m" });
  const { forecasts } = await set.overture.decide(hello);
  // Each answered once as a member, ranked once, and one of them wrote as well.
  expect(forecasts.map(({ forecast }) => Math.round(forecast.totalEvidence))).toEqual([1, 1, 1]);
});
