import { describe, expect, it } from "vitest";
import { candidates, noRanges, nothingDecided, profile } from "../../test/candidates.ts";
import { type Expectation, forecastOf } from "../../test/policy-context.ts";
import { Assessment } from "./assessment.ts";
import type { Candidate } from "./candidate.ts";
import { explanationOf } from "./explanation.ts";
import { ordered } from "./ordered.ts";
import { rank } from "./rank.ts";
import type { DecisionInit, Rest } from "./ranking.ts";
import { thompson } from "./thompson.ts";
import { weighted } from "./weighted.ts";

const ranked = (name: string, change: { fallback?: boolean; rest?: Rest } = {}) =>
  candidates(name).map((candidate) => ({ ...candidate, fallback: false, rest: undefined, ...change }));

const init: DecisionInit = {
  ...nothingDecided,
  policy: "weighted",
  ranker: weighted({ "a/*": 1 }),
  ranking: [
    ...ranked("a/one"),
    ...ranked("b/two"),
    ...ranked("c/three", { rest: { because: "breaker", forMs: 4250 } }),
  ],
  excluded: [{ model: "d/four", code: "inactive", reason: "has no key (D_KEY is not set)" }],
  warnings: [{ code: "no_model_card", message: "Nothing is known of b/two." }],
};

it("says who is asked, who comes next, who rests, and who is left out and why", () => {
  expect(explanationOf(init)).toMatchInlineSnapshot(`
    ""auto" goes to a/one: policy weighted ranks it first.
    If it fails: b/two, then c/three.
    c/three rests for 4.3 s: it failed too often lately.
    Not d/four: has no key (D_KEY is not set).
    Note: Nothing is known of b/two."
  `);
});

it.each([
  ["a/one", undefined, "it was asked for by name"],
  ["one", undefined, "it was asked for by name"],
  ["auto", weighted({}), "policy weighted ranks it first"],
])('gives the reason for "%s"', (requested, ranker, reason) => {
  expect(explanationOf({ ...init, requested, ranker, ranking: ranked("a/one"), excluded: [], warnings: [] })).toBe(
    `"${requested}" goes to a/one: ${reason}.`,
  );
});

it("tells of fallbacks, of keys that rest, and of nobody", () => {
  const ranking = [
    ...ranked("b/two", { fallback: true }),
    ...ranked("a/one", { rest: { because: "keys", forMs: 60_000 } }),
  ];
  expect(explanationOf({ ...init, requested: "a/one", ranking, excluded: [], warnings: [] })).toMatchInlineSnapshot(`
    ""a/one" goes to b/two: it is the first of the fallbacks, and nobody before them can be asked now.
    If it fails: a/one.
    a/one rests for 60.0 s: its keys are limited or refused."
  `);
  expect(explanationOf({ ...init, ranking: [], excluded: [], warnings: [] })).toBe(
    '"auto" goes nowhere: no model can serve it.',
  );
});

it("stays short, however many models there are", () => {
  const many = Array.from({ length: 40 }, (_, index) => `p/m${index}`);
  const excluded = many.map((name) => ({
    model: `x/${name}` as const,
    code: "inactive" as const,
    reason: "has no key",
  }));
  const lines = explanationOf({ ...init, ranking: many.flatMap((name) => ranked(name)), excluded, warnings: [] }).split(
    "\n",
  );
  expect(lines).toHaveLength(15);
  expect(lines[1]).toContain("p/m12 and 27 more.");
  expect(lines.at(-1)).toBe("And 28 more are left out.");
});

describe("a choice by worth", () => {
  const [one, two, three] = candidates("a/one", "b/two", "c/three");
  if (!one || !two || !three) throw new Error("no candidates");

  const explained = (
    expected: Readonly<Record<string, Expectation>>,
    change: Partial<DecisionInit> = {},
    seed = "seed",
    exploration = 0,
    newcomer?: Candidate,
  ): string => {
    const assessment = new Assessment({
      profile,
      worth: { usdPerAnswer: 0.1, usdPerSecond: 0.001 },
      exploration,
      newcomer: () => newcomer,
      costFactor: 1,
      rules: [],
      seed,
      sequence: 0,
      forecast: ({ model }) => forecastOf(expected[model] ?? {}),
      ranges: async () => noRanges,
    });
    const policy = thompson({ temper: 1 });
    const all = [one, two, three].filter(({ model }) => model in expected);
    const { ranking } = rank({
      policy,
      context: assessment.context(all),
      fallbacks: [],
      resting: () => undefined,
      keep: undefined,
      epsilon: 0,
      seed,
    });
    return explanationOf({
      ...nothingDecided,
      policy: "thompson",
      ranker: policy,
      assessment,
      candidates: all,
      ranking,
      ...change,
    });
  };

  it("says by how many dollars it is ahead of the next, and what tips it", () => {
    const expected = {
      "a/one": { quality: 0.8, success: 1, costUsd: 0.02, totalMs: 2000 },
      "b/two": { quality: 0.75, success: 1, costUsd: 0.001, totalMs: 2000 },
      "c/three": { quality: 0.5, success: 1, totalMs: 2000 },
    };
    // 0.075 − 0.001 − 0.002 against 0.08 − 0.02 − 0.002.
    expect(explained(expected)).toMatchInlineSnapshot(`
      ""auto" goes to b/two: asking it is worth $0.072, $0.014 more than asking a/one, and what tips it is price.
      If it fails: a/one, then c/three."
    `);
  });

  it("says so if it is tried for what is not known of it", () => {
    const expected = {
      "a/one": { quality: 0.7, deviation: 0.3, success: 1 },
      "b/two": { quality: 0.8, deviation: 0.01, success: 1 },
    };
    const tried = Array.from({ length: 50 }, (_, seed) => explained(expected, {}, String(seed), 1));
    const exploring = tried.filter((text) => text.includes("goes to a/one"));
    expect(exploring.length).toBeGreaterThan(5);
    for (const text of exploring) {
      expect(text).toMatch(
        /^"auto" goes to a\/one: it is tried, since too little is known to rule it out: as drawn, asking it is worth \$0\.\d+, \$0\.0\d+ more than asking b\/two; as expected, \$0\.01\d* less\./,
      );
    }
    for (const text of tried) if (!exploring.includes(text)) expect(text).toContain("what tips it is quality");
  });

  it("says so if it is introduced, being new", () => {
    const expected = { "a/one": { quality: 0.7, deviation: 0.3 }, "b/two": { quality: 0.8, deviation: 0.01 } };
    const texts = Array.from({ length: 40 }, (_, seed) => explained(expected, {}, String(seed), 0.001, one));
    const introduced = texts.filter((text) => text.includes("it is new where others are known, and is introduced"));
    expect(introduced.length).toBeGreaterThan(4);
    expect(introduced.length).toBeLessThan(20);
    for (const text of introduced) expect(text).toContain('"auto" goes to a/one');
  });

  it("compares with those that can be asked", () => {
    const rest: Rest = { because: "breaker", forMs: 1000 };
    const ranking = [...ranked("b/two"), ...ranked("c/three"), ...ranked("a/one", { rest })];
    const expected = { "a/one": { quality: 0.9 }, "b/two": { quality: 0.8 }, "c/three": { quality: 0.7 } };
    expect(explained(expected, { ranking })).toContain("goes to b/two: asking it is worth");
    expect(explained(expected, { ranking })).toContain("more than asking c/three");
    expect(explained({ "b/two": {} })).toContain("policy thompson has nobody else to ask");
  });

  it("says what else brought the first to its place", () => {
    const expected = { "a/one": {}, "b/two": {} };
    expect(explained(expected, { kept: true })).toContain("it called the tools whose results have come");
    expect(explained(expected, { explored: true, epsilon: 0.01 })).toContain("it was drawn evenly, as is done in 1 %");
    expect(explained(expected, { ranker: ordered(), policy: "ordered", arm: "baseline" })).toContain(
      "policy ordered (baseline) ranks it first",
    );
  });
});
