import fc from "fast-check";
import { expect, it } from "vitest";
import { addNanoUsd, countOf, mostTokens, nanoUsd, picoUsdPerToken, priceOf, toUsd } from "./money.ts";

// A price as a vendor prints it: up to six decimals, up to $1000 per million tokens.
const millionths = fc.integer({ min: 0, max: 1_000_000_000 });
const tokens = fc.integer({ min: 0, max: mostTokens });

it("reads every price with up to six decimals exactly", () => {
  fc.assert(
    fc.property(millionths, (pico) => {
      const printed = `${Math.floor(pico / 1_000_000)}.${String(pico % 1_000_000).padStart(6, "0")}`;
      expect(picoUsdPerToken(Number(printed))).toBe(pico);
    }),
    { numRuns: 2000 },
  );
  expect(picoUsdPerToken(0.0028)).toBe(2800);
  expect(picoUsdPerToken(0.003625)).toBe(3625);
});

it("rounds a price up that is finer than a pico-dollar per token", () => {
  expect(picoUsdPerToken(0.0000001)).toBe(1);
  expect(picoUsdPerToken(1.0000004)).toBe(1_000_001);
});

it("refuses what is no price, and quotes it", () => {
  for (const price of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1000.1]) {
    expect(() => picoUsdPerToken(price)).toThrow(String(price));
  }
});

it("prices any request exactly as unbounded integers do, rounded up once", () => {
  const line = fc.record({ tokens, picoUsdPerToken: millionths });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
      const pico = lines.reduce((sum, each) => sum + BigInt(each.tokens) * BigInt(each.picoUsdPerToken), 0n);
      expect(BigInt(priceOf(lines))).toBe((pico + 999n) / 1000n);
    }),
    { numRuns: 2000 },
  );
});

it("counts nothing for a count that is broken, and stops at a billion tokens", () => {
  expect([undefined, null, -5, Number.NaN, 0, 1.2, 3, Number.POSITIVE_INFINITY].map(countOf)).toEqual([
    0,
    0,
    0,
    0,
    0,
    2,
    3,
    mostTokens,
  ]);
});

it("adds without rounding, in any order, and stops at 2^53", () => {
  const amount = fc.integer({ min: 0, max: 2 ** 50 }).map(nanoUsd);
  fc.assert(
    fc.property(fc.array(amount, { maxLength: 7 }), (amounts) => {
      const sum = amounts.reduce(addNanoUsd, nanoUsd(0));
      expect(BigInt(sum)).toBe(amounts.reduce((total, each) => total + BigInt(each), 0n));
      expect([...amounts].reverse().reduce(addNanoUsd, nanoUsd(0))).toBe(sum);
    }),
  );
  const most = nanoUsd(Number.MAX_SAFE_INTEGER);
  expect(addNanoUsd(most, most)).toBe(Number.MAX_SAFE_INTEGER);
});

it("takes only whole nano-dollars, and gives dollars", () => {
  expect(() => nanoUsd(0.5)).toThrow("0.5");
  expect(() => nanoUsd(2 ** 53)).toThrow(RangeError);
  expect(toUsd(nanoUsd(4_200_000))).toBe(0.0042);
  expect(Object.is(nanoUsd(-0), 0)).toBe(true);
});
