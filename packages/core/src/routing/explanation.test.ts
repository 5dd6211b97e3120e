import { expect, it } from "vitest";
import { candidates } from "../../test/candidates.ts";
import { explanationOf } from "./explanation.ts";
import type { DecisionInit, Rest } from "./ranking.ts";

const ranked = (name: string, change: { fallback?: boolean; rest?: Rest } = {}) =>
  candidates(name).map((candidate) => ({ ...candidate, fallback: false, rest: undefined, ...change }));

const init: DecisionInit = {
  id: "ovt_1",
  requested: "auto",
  policy: "weighted",
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
  ["a/one", "it was asked for by name"],
  ["one", "it was asked for by name"],
  ["auto", "policy weighted ranks it first"],
])('gives the reason for "%s"', (requested, reason) => {
  expect(explanationOf({ ...init, requested, ranking: ranked("a/one"), excluded: [], warnings: [] })).toBe(
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
