import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costOf, type Prices } from "../catalog/index.ts";
import { affordableOutput, worstCaseOf } from "./worst-case.ts";

const prices: Prices = {
  input: 3,
  output: 15,
  cacheRead: 0.3,
  cacheWrite: 3.75,
  longContext: [{ overInputTokens: 200_000, input: 6, output: 22.5, cacheWrite: 7.5 }],
};

const price = fc.double({ min: 0, max: 100, noNaN: true });
const anyPrices: fc.Arbitrary<Prices> = fc.record({
  input: price,
  output: price,
  cacheWrite: fc.option(price, { nil: undefined }),
  longContext: fc.array(fc.record({ overInputTokens: fc.nat(300_000), input: price, output: price }), { maxLength: 2 }),
});

describe("the worst case", () => {
  it("is the whole input written to the cache, at the tier that it may reach", () => {
    expect(worstCaseOf({ inputTokens: 1000, outputTokens: 100, prices })).toBe(3_750_000 + 1_500_000);
    expect(worstCaseOf({ inputTokens: 300_000, outputTokens: 0, prices })).toBe(2_250_000_000);
  });

  it("is at least what any usage within its bounds costs", () => {
    const tokens = fc.nat(400_000);
    fc.assert(
      fc.property(
        anyPrices,
        tokens,
        tokens,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (given, input, output, share) => {
          const bound = worstCaseOf({ inputTokens: input, outputTokens: output, prices: given });
          const prompt_tokens = Math.floor(input * share);
          const details = { cached_tokens: 0, cache_write_tokens: Math.floor(prompt_tokens / 2) };
          const usage = { prompt_tokens, completion_tokens: output, total_tokens: 0, prompt_tokens_details: details };
          // A price is rounded up to a millionth of a cent a million: a token more or less of a nano-dollar.
          expect(bound).toBeGreaterThanOrEqual(costOf(usage, given).nanoUsd - (input + output) / 1000 - 1);
        },
      ),
      { numRuns: 500, seed: 9 },
    );
  });
});

describe("what an amount pays for", () => {
  it("is the output that brings the worst case up to it, and no more", () => {
    fc.assert(
      fc.property(anyPrices, fc.nat(300_000), fc.nat(2_000_000_000), (given, inputTokens, amount) => {
        const outputTokens = affordableOutput(amount, inputTokens, given);
        if (outputTokens < 0) {
          expect(worstCaseOf({ inputTokens, outputTokens: 0, prices: given })).toBeGreaterThan(amount);
        } else if (outputTokens < 1e9) {
          expect(worstCaseOf({ inputTokens, outputTokens, prices: given })).toBeLessThanOrEqual(amount + 1);
        }
      }),
      { numRuns: 500, seed: 9 },
    );
  });

  it("is as much as there is where output costs nothing", () => {
    expect(affordableOutput(10, 0, { input: 1, output: 0 })).toBe(Number.POSITIVE_INFINITY);
  });
});
