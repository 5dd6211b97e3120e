import { describe, expect, it } from "vitest";
import { assessment, candidates, names } from "../../test/candidates.ts";
import { ordered } from "./ordered.ts";
import { type RankInput, type Ranking, rank } from "./rank.ts";
import type { Rest } from "./ranking.ts";

const all = candidates("a/m", "b/m", "c/m", "d/m");
const rests =
  (forMs: Readonly<Record<string, number>>) =>
  ({ model }: { model: string }): Rest | undefined => {
    const ms = forMs[model];
    return ms === undefined ? undefined : { because: "breaker", forMs: ms };
  };

const ranked = (change: Partial<RankInput> = {}): Ranking =>
  rank({
    policy: ordered(),
    context: assessment.context(all),
    fallbacks: [],
    resting: () => undefined,
    keep: undefined,
    epsilon: 0,
    seed: "seed",
    ...change,
  });

it("passes over what a user's own policy gives that is no candidate", () => {
  const [first, second] = all;
  const given = [null, {}, "a/m", second, second, { model: "x/y" }, first] as never;
  expect(names(ranked({ policy: { name: "odd", rank: () => given } }).ranking)).toEqual(["b/m", "a/m"]);
});

describe("a tool loop", () => {
  it("stays with the model that called the tools", () => {
    const { ranking, kept } = ranked({ keep: "c/m" });
    expect(names(ranking)).toEqual(["c/m", "a/m", "b/m", "d/m"]);
    expect(kept).toBe(true);
  });

  it("leaves it while it rests, or if it cannot serve any more", () => {
    const resting = ranked({ keep: "c/m", resting: rests({ "c/m": 5 }) });
    expect(names(resting.ranking)).toEqual(["a/m", "b/m", "d/m", "c/m"]);
    expect(resting.kept).toBe(false);
    expect(ranked({ keep: "gone/m" })).toMatchObject({ kept: false });
  });
});

describe("drawing evenly", () => {
  const seeds = Array.from({ length: 4000 }, (_, index) => `seed ${index}`);
  const firsts = (change: Partial<RankInput>) => {
    const counts: Record<string, number> = {};
    let explored = 0;
    for (const seed of seeds) {
      const given = ranked({ ...change, seed });
      const first = given.ranking[0]?.model ?? "";
      counts[first] = (counts[first] ?? 0) + 1;
      if (given.explored) explored += 1;
    }
    return { counts, explored };
  };

  it("gives every candidate its share, and says when it was done", () => {
    const { counts, explored } = firsts({ epsilon: 0.2 });
    expect(explored / seeds.length).toBeCloseTo(0.2, 1);
    for (const model of ["b/m", "c/m", "d/m"]) {
      expect(Math.abs((counts[model] ?? 0) / seeds.length - 0.05)).toBeLessThan(0.015);
    }
  });

  it("is not done without being asked for", () => {
    expect(firsts({})).toEqual({ counts: { "a/m": seeds.length }, explored: 0 });
  });

  it("draws nobody that rests, no fallback, and nobody in place of who is kept", () => {
    const { counts } = firsts({
      epsilon: 1,
      context: assessment.context(all.slice(0, 3)),
      fallbacks: all.slice(3),
      resting: rests({ "b/m": 10 }),
    });
    expect(Object.keys(counts).sort()).toEqual(["a/m", "c/m"]);
    expect(firsts({ epsilon: 1, keep: "c/m" })).toEqual({ counts: { "c/m": seeds.length }, explored: 0 });
  });

  it("leaves the others in the policy's order", () => {
    const given = seeds.map((seed) => ranked({ seed, epsilon: 1 })).find(({ ranking }) => ranking[0]?.model === "c/m");
    expect(names(given?.ranking ?? [])).toEqual(["c/m", "a/m", "b/m", "d/m"]);
  });
});
