import fc from "fast-check";
import { expect, it } from "vitest";
import { type Usage, usageOf } from "../chat/index.ts";
import { addCosts, type CostCertainty, costOf, noCost, unknownCost, weakerCertainty } from "./cost.ts";
import type { Prices } from "./model-card.ts";

const claude: Prices = { input: 2, output: 10, cacheRead: 0.2, cacheWrite: 2.5 };
const longGpt: Prices = {
  input: 5,
  output: 30,
  cacheRead: 0.5,
  longContext: [{ overInputTokens: 272_000, input: 10, output: 45, cacheRead: 1 }],
};

it("prices plain, cached, written and answered tokens, each at its own price", () => {
  const usage = usageOf({ inputTokens: 10_000, cacheReadTokens: 6_000, cacheWriteTokens: 1_000, outputTokens: 500 });
  const cost = costOf(usage, claude);
  expect(cost).toEqual({ usd: 0.0147, nanoUsd: 6_000_000 + 1_200_000 + 2_500_000 + 5_000_000, certainty: "exact" });
});

it("counts reasoning once: it is part of the output", () => {
  const usage = usageOf({ inputTokens: 100, outputTokens: 400, reasoningTokens: 300 });
  expect(costOf(usage, claude).nanoUsd).toBe(100 * 2000 + 400 * 10_000);
});

it("bills caches at the input price where the vendor has no other", () => {
  const usage = usageOf({ inputTokens: 100, cacheReadTokens: 40, cacheWriteTokens: 60, outputTokens: 0 });
  expect(costOf(usage, { input: 3, output: 15 }).nanoUsd).toBe(300_000);
});

it("bills the whole request at the tier that its whole input reaches", () => {
  const atLimit = usageOf({ inputTokens: 272_000, cacheReadTokens: 100_000, outputTokens: 1000 });
  const beyond = usageOf({ inputTokens: 272_001, cacheReadTokens: 100_000, outputTokens: 1000 });
  expect(costOf(atLimit, longGpt).usd).toBe(0.94);
  expect(costOf(beyond, longGpt).nanoUsd).toBe(172_001 * 10_000 + 100_000 * 1000 + 1000 * 45_000);
});

it("rounds up once, so that a thousand parts of a nano-dollar are one nano-dollar", () => {
  const prices: Prices = { input: 0.0003, output: 0.0003, cacheRead: 0.0003, cacheWrite: 0.0003 };
  const usage = usageOf({ inputTokens: 3, cacheReadTokens: 1, cacheWriteTokens: 1, outputTokens: 1 });
  expect(costOf(usage, prices).nanoUsd).toBe(2);
});

it("knows nothing without prices or without a usage", () => {
  expect(costOf(usageOf({ inputTokens: 9, outputTokens: 9 }), undefined)).toEqual(unknownCost);
  expect(costOf(undefined, claude)).toEqual({ usd: 0, nanoUsd: 0, certainty: "unknown" });
});

it("says when the amount is not the bill: other tiers of service, sound, counts that were estimated", () => {
  const usage = usageOf({ inputTokens: 9, outputTokens: 9 });
  const spoken: Usage = { ...usage, completion_tokens_details: { audio_tokens: 4 } };
  expect(costOf(usage, claude, { serviceTier: "default" }).certainty).toBe("exact");
  expect(costOf(usage, claude, { serviceTier: "standard" }).certainty).toBe("exact");
  expect(costOf(usage, claude, { serviceTier: "priority" }).certainty).toBe("estimated");
  expect(costOf(usage, claude, { certainty: "at-least", serviceTier: "flex" }).certainty).toBe("at-least");
  expect(costOf(usage, claude, { certainty: "estimated" }).certainty).toBe("estimated");
  expect(costOf(spoken, claude).certainty).toBe("at-least");
});

it("is the price of the service tier that answered, where the card tells it", () => {
  const usage = usageOf({ inputTokens: 10, cacheReadTokens: 4, outputTokens: 10 });
  const prices = { input: 2, output: 10, cacheRead: 0.5, serviceTiers: { flex: 0.5, priority: 1.8 } };
  const nano = (serviceTier?: string) => costOf(usage, prices, { serviceTier });
  expect(nano()).toMatchObject({ nanoUsd: 114_000, certainty: "exact" });
  expect(nano("flex")).toMatchObject({ nanoUsd: 57_000, certainty: "exact" });
  expect(nano("priority")).toMatchObject({ nanoUsd: 205_200, certainty: "exact" });
  expect(nano("scale")).toMatchObject({ nanoUsd: 114_000, certainty: "estimated" });
  expect(nano("toString")).toMatchObject({ certainty: "estimated" });
});

it("survives a vendor whose counts are broken", () => {
  const usage: Usage = {
    prompt_tokens: 10,
    completion_tokens: Number.NaN,
    total_tokens: -1,
    prompt_tokens_details: { cached_tokens: 25, cache_write_tokens: 25 },
  };
  expect(costOf(usage, claude).nanoUsd).toBe(10 * 200);
});

it("never bills fewer tokens for more", () => {
  const count = fc.nat(1_000_000);
  fc.assert(
    fc.property(count, count, count, (inputTokens, outputTokens, more) => {
      const cost = costOf(usageOf({ inputTokens, outputTokens }), longGpt).nanoUsd;
      expect(
        costOf(usageOf({ inputTokens: inputTokens + more, outputTokens }), longGpt).nanoUsd,
      ).toBeGreaterThanOrEqual(cost);
      expect(
        costOf(usageOf({ inputTokens, outputTokens: outputTokens + more }), longGpt).nanoUsd,
      ).toBeGreaterThanOrEqual(cost);
    }),
  );
});

it("adds costs to one that is as sure as the least sure of them", () => {
  const order: readonly CostCertainty[] = ["exact", "estimated", "at-least", "unknown"];
  for (const [index, first] of order.entries()) {
    for (const second of order.slice(index)) {
      expect([weakerCertainty(first, second), weakerCertainty(second, first)]).toEqual([second, second]);
    }
  }
  const known = costOf(usageOf({ inputTokens: 1000, outputTokens: 100 }), claude);
  const guessed = costOf(usageOf({ inputTokens: 1000, outputTokens: 100 }), claude, { certainty: "estimated" });
  expect(addCosts(known, guessed)).toEqual({ usd: 0.006, nanoUsd: 6_000_000, certainty: "estimated" });
  expect(addCosts(guessed, unknownCost, known)).toEqual({ usd: 0.006, nanoUsd: 6_000_000, certainty: "unknown" });
  expect(addCosts()).toEqual(noCost);
});
