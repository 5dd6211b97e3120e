import { expect, it } from "vitest";
import { learner, nowMs } from "../../test/learners.ts";
import { candidateOf, helloProfile } from "../../test/policy-context.ts";
import { card } from "../../test/stage.ts";
import { choicesOf, expectedTokens, heldPrices, imposedLimit, leastLimit, ownLimit } from "./tenant-bounds.ts";

const known = () => ({ learner: learner(), nowMs });
const candidate = { ...candidateOf("a/m"), card: { name: "m", ...card } };

// Of a run only what is looked at.
const runOf = (over: { outputLimit?: number; embeds?: boolean; n?: number } = {}) =>
  ({
    profile: { ...helloProfile, inputTokens: 100, embeds: over.embeds },
    request: { model: "auto", n: over.n, max_completion_tokens: over.outputLimit },
    decision: { ranking: [candidate] },
  }) as never;

it("knows the limit that a request sets itself, and that vectors are no output", () => {
  expect([ownLimit(runOf()), ownLimit(runOf({ outputLimit: 50 })), ownLimit(runOf({ embeds: true }))]).toEqual([
    undefined,
    50,
    0,
  ]);
  expect([choicesOf(runOf()), choicesOf(runOf({ n: 3 }))]).toEqual([1, 3]);
});

it("sets a limit far above what answers are, and no higher than the model's own", () => {
  const set = known();
  const before = imposedLimit(candidate, set);
  for (let count = 0; count < 500; count += 1) {
    const attempt = {
      model: "a/m",
      context: ["unknown"],
      inputTokens: 10,
      atMs: nowMs,
      stream: false,
      firstTokenMs: undefined,
      totalMs: 5,
    };
    set.learner.observeAttempt({ ...attempt, outcome: "answered", outputTokens: 40 });
  }
  const after = imposedLimit(candidate, set);
  expect(after).toBeLessThan(before);
  expect(after).toBeGreaterThan(80);
  expect(imposedLimit({ ...candidate, card: { ...candidate.card, maxOutputTokens: 60 } }, set)).toBe(60);
  expect(leastLimit(runOf(), candidate, set)).toBeLessThan(40);
});

it("expects of each answer that is asked for what answers usually are", () => {
  const set = known();
  const one = expectedTokens(runOf(), set) - 100;
  expect(one).toBeGreaterThan(16);
  expect(expectedTokens(runOf({ n: 3 }), set) - 100).toBeCloseTo(3 * one, -1);
  expect(expectedTokens(runOf({ outputLimit: 5 }), set)).toBeLessThanOrEqual(105);
});

it("holds a call at the dearer of the tier that is asked for and the default one, and knows none of a tier without a price", () => {
  const long = [{ overInputTokens: 9, input: 2, output: 4 }];
  const prices = { input: 1, output: 2, cacheWrite: 3, longContext: long, serviceTiers: { flex: 0.5, priority: 2 } };
  const held = (service_tier: string | undefined, given = prices) =>
    heldPrices(given, { request: { model: "auto", service_tier } as object });
  for (const tier of [undefined, "auto", "default"]) expect(held(tier)).toBe(prices);
  expect(held("flex")).toBe(prices);
  expect(held("priority")).toMatchObject({
    input: 2,
    output: 4,
    cacheWrite: 6,
    longContext: [{ overInputTokens: 9, input: 4, output: 8 }],
  });
  expect(held("scale")).toBeUndefined();
});
