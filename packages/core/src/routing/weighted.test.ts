import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidates, names, profile } from "../../test/candidates.ts";
import { policyContext } from "../../test/policy-context.ts";
import { OvertureError } from "../chat/index.ts";
import { type Random, seededRandom } from "../time/index.ts";
import { weighted } from "./weighted.ts";

const given = candidates("a/m", "b/m", "c/m", "d/m");

function rank(weights: Record<string, number>, random: Random): string[] {
  return names(weighted(weights).rank({ ...policyContext({}), profile, candidates: given, random }));
}

/** How often each place of the ranking fell to each model. */
function shares(weights: Record<string, number>, draws: number): (place: number, model: string) => number {
  const random = seededRandom("weights");
  const rankings = Array.from({ length: draws }, () => rank(weights, random));
  return (place, model) => rankings.filter((ranking) => ranking[place] === model).length / draws;
}

/** Three standard deviations of a share that is p. */
const within = (p: number, draws: number) => 3 * Math.sqrt((p * (1 - p)) / draws);

describe("shares", () => {
  const draws = 20_000;

  it("of first places are as the weights, within three standard deviations", () => {
    const share = shares({ "a/m": 5, "b/m": 3, "c/m": 2 }, draws);
    for (const [model, p] of [
      ["a/m", 0.5],
      ["b/m", 0.3],
      ["c/m", 0.2],
    ] as const) {
      expect(Math.abs(share(0, model) - p)).toBeLessThan(within(p, draws));
    }
  });

  it("of second places are as the weights of those that are left", () => {
    const share = shares({ "a/m": 5, "b/m": 3, "c/m": 2 }, draws);
    // P(b second) = P(a first)·3/5 + P(c first)·3/8.
    const p = 0.5 * (3 / 5) + 0.2 * (3 / 8);
    expect(Math.abs(share(1, "b/m") - p)).toBeLessThan(within(p, draws));
  });

  it("of a pattern are those of each model that it matches, and the first match counts", () => {
    const share = shares({ "a/m": 2, "*": 1 }, draws);
    expect(Math.abs(share(0, "a/m") - 0.4)).toBeLessThan(within(0.4, draws));
    expect(Math.abs(share(0, "d/m") - 0.2)).toBeLessThan(within(0.2, draws));
  });
});

it("ranks each candidate exactly once, those without a weight last and as listed", () => {
  const weights = fc.dictionary(
    fc.constantFrom("a/m", "b/m", "c/m", "d/m", "*"),
    fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e6, noNaN: true })),
  );
  fc.assert(
    fc.property(weights, fc.integer(), (chosen, seed) => {
      const ranking = rank(chosen, seededRandom(seed));
      expect([...ranking].sort()).toEqual(names(given));
      const weightOf = (model: string) =>
        Object.entries(chosen).find(([name]) => name === "*" || name === model)?.[1] ?? 0;
      const firstWithout = ranking.findIndex((model) => weightOf(model) === 0);
      const last = firstWithout < 0 ? [] : ranking.slice(firstWithout);
      expect(last.every((model) => weightOf(model) === 0)).toBe(true);
      expect(last).toEqual([...last].sort());
    }),
  );
});

it("gives the same ranking for the same seed", () => {
  const weights = { "a/m": 1, "b/m": 1, "c/m": 1 };
  for (let seed = 0; seed < 20; seed += 1) {
    expect(rank(weights, seededRandom(seed))).toEqual(rank(weights, seededRandom(seed)));
  }
});

it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, "3" as never, undefined as never])(
  "refuses the weight %s",
  (weight) => {
    expect(() => weighted({ "a/*": weight })).toThrow(OvertureError);
    expect(() => weighted({ "a/*": weight })).toThrow(
      `weighted(): the weight of "a/*" is ${String(weight)}; give a number of 0 or more.`,
    );
  },
);
