import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecastOf, names, policyContext } from "../../test/policy-context.ts";
import { seededRandom } from "../time/index.ts";
import { drawQuality, thompson } from "./thompson.ts";

const good = { quality: 0.8, deviation: 0.1 };
const fair = { quality: 0.7, deviation: 0.1 };

/** In what share of draws the first of two models comes first. */
function shareOfFirst(expected: Parameters<typeof policyContext>[0], options: object, temper?: number): number {
  const policy = thompson({ temper });
  const random = seededRandom("share");
  const context = policyContext(expected, { ...options, random });
  let first = 0;
  for (let count = 0; count < 4000; count += 1) if (policy.rank(context)[0] === context.candidates[0]) first += 1;
  return first / 4000;
}

describe("drawing", () => {
  it("ranks by what is expected where nothing can be learned", () => {
    const expected = { "a/m": fair, "b/m": good };
    for (let seed = 0; seed < 50; seed += 1) {
      const context = policyContext(expected, { exploration: 0, seed: String(seed) });
      expect(names(thompson().rank(context))).toEqual(["b/m", "a/m"]);
    }
  });

  it("tries what is known less of, and the more so the more there is to be learned", () => {
    const expected = { "a/m": { quality: 0.7, deviation: 0.2 }, "b/m": { quality: 0.8, deviation: 0.01 } };
    const shares = [0, 0.5, 1].map((exploration) => shareOfFirst(expected, { exploration }));
    expect(shares[0]).toBe(0);
    expect(shares[1]).toBeGreaterThan(0.01);
    expect(shares[2]).toBeGreaterThan((shares[1] ?? 1) + 0.05);
  });

  it("spreads half as far as the textbook's, unless told otherwise", () => {
    const expected = { "a/m": fair, "b/m": good };
    const [half, full] = [shareOfFirst(expected, { exploration: 1 }), shareOfFirst(expected, { exploration: 1 }, 1)];
    // P(N(-0.1, 0.1·√2·temper) > 0)
    expect(half).toBeCloseTo(0.079, 1);
    expect(full).toBeCloseTo(0.24, 1);
    expect(shareOfFirst(expected, { exploration: 1 }, 0)).toBe(0);
  });

  it("never draws a quality outside of 0 to 1", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.integer(),
        (quality, deviation, seed) => {
          const drawn = drawQuality(forecastOf({ quality, deviation }), 1, seededRandom(seed));
          expect(drawn).toBeGreaterThanOrEqual(0);
          expect(drawn).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it("draws the same of the same seed, and as many numbers whatever is explored", () => {
    const context = (seed: string) => policyContext({ "a/m": good, "b/m": fair }, { exploration: 1, seed });
    expect(names(thompson().rank(context("x")))).toEqual(names(thompson().rank(context("x"))));
    const count = (exploration: number): number => {
      let drawn = 0;
      const random = (): number => {
        drawn += 1;
        return 0.5;
      };
      thompson().rank(policyContext({ "a/m": good, "b/m": fair }, { exploration, random }));
      return drawn;
    };
    expect([count(0), count(1)]).toEqual([4, 4]);
  });
});

describe("ranking by value", () => {
  const worth = { usdPerAnswer: 0.1, usdPerSecond: 0.001 };
  const first = (expected: Parameters<typeof policyContext>[0], options: object = {}) =>
    thompson().rank(policyContext(expected, { worth, ...options }))[0]?.model;

  it("weighs quality against price, success and waiting", () => {
    expect(first({ "a/m": { ...good, costUsd: 0.02 }, "b/m": { ...fair, costUsd: 0.001 } })).toBe("b/m");
    expect(first({ "a/m": { ...good, costUsd: 0.005 }, "b/m": { ...fair, costUsd: 0.001 } })).toBe("a/m");
    expect(first({ "a/m": { ...good, success: 0.8 }, "b/m": { ...fair, success: 1 } })).toBe("b/m");
    expect(first({ "a/m": { ...good, totalMs: 30_000 }, "b/m": { ...fair, totalMs: 1000 } })).toBe("b/m");
  });

  it("counts the wait until the first content where the answer is streamed", () => {
    const expected = {
      "a/m": { ...good, firstTokenMs: 200, totalMs: 30_000 },
      "b/m": { ...fair, firstTokenMs: 200, totalMs: 1000 },
    };
    expect(first(expected)).toBe("b/m");
    expect(first(expected, { stream: true })).toBe("a/m");
  });

  it("adds what a rule prefers, and multiplies costs while a budget is paced", () => {
    expect(first({ "a/m": fair, "b/m": { ...fair, bonus: 0.001 } })).toBe("b/m");
    const expected = { "a/m": { ...good, costUsd: 0.005 }, "b/m": { ...fair, costUsd: 0.001 } };
    expect(first(expected, { costFactor: 3 })).toBe("b/m");
  });

  it("keeps what is worth the same as it was listed", () => {
    expect(first({ "a/m": fair, "b/m": fair, "c/m": fair })).toBe("a/m");
  });

  it("does not change with what else is listed", () => {
    const value = (expected: Parameters<typeof policyContext>[0]) =>
      thompson()
        .values?.(policyContext(expected, { worth }))
        .find(({ candidate }) => candidate.model === "a/m")?.valueUsd;
    expect(value({ "a/m": good, "b/m": fair, "c/m": { costUsd: 9 } })).toBe(value({ "a/m": good }));
  });
});

it("tells the values that it ranks by, best first", () => {
  const context = (seed: string) => policyContext({ "a/m": fair, "b/m": good, "c/m": fair }, { exploration: 1, seed });
  for (let seed = 0; seed < 40; seed += 1) {
    const values = thompson().values?.(context(String(seed))) ?? [];
    expect(values.map(({ candidate }) => candidate.model)).toEqual(names(thompson().rank(context(String(seed)))));
    expect([...values].sort((left, right) => right.valueUsd - left.valueUsd)).toEqual(values);
  }
});

it.each([-0.5, Number.NaN, Number.POSITIVE_INFINITY])(
  "refuses a temper of %s, which would rank by no number",
  (temper) => {
    expect(() => thompson({ temper })).toThrow(`thompson(): temper is ${temper}; give a number of 0 or more.`);
  },
);
