import fc from "fast-check";
import { expect, it } from "vitest";
import { type Expectation, policyContext } from "../../test/policy-context.ts";
import { seededRandom } from "../time/index.ts";
import type { Policy, PolicyContext } from "./policy.ts";
import { thompson } from "./thompson.ts";

const draws = 100_000;

/** How often a policy ranks each candidate first. */
function shares(policy: ReturnType<typeof thompson>, expected: Readonly<Record<string, Expectation>>, options: object) {
  const counts = Object.fromEntries(Object.keys(expected).map((model) => [model, 0]));
  const random = seededRandom("draws");
  const context = policyContext(expected, { ...options, random });
  for (let count = 0; count < draws; count += 1) {
    const [first] = policy.rank(context);
    if (first) counts[first.model] = (counts[first.model] ?? 0) + 1;
  }
  return Object.values(counts).map((count) => count / draws);
}

const chancesOf = async (policy: Policy, context: PolicyContext): Promise<readonly number[]> =>
  (await policy.chances?.(context, context.candidates)) ?? [];

const expectation = fc.record({
  quality: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1)),
  deviation: fc.oneof(fc.double({ min: 0.001, max: 0.5, noNaN: true }), fc.constant(0)),
  success: fc.double({ min: 0.2, max: 1, noNaN: true }),
  costUsd: fc.double({ min: 0, max: 0.008, noNaN: true }),
  totalMs: fc.integer({ min: 100, max: 30_000 }),
  bonus: fc.constantFrom(0, 0, 0.0005),
});

it("agrees with 100,000 draws of the policy, within what chance allows", { timeout: 120_000 }, async () => {
  let widest = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(expectation, { minLength: 2, maxLength: 6 }),
      fc.constantFrom(0, 0.3, 1),
      fc.constantFrom(0.5, 1),
      async (all, exploration, temper) => {
        const expected = Object.fromEntries(all.map((each, index) => [`p/m${index}`, each]));
        const options = { exploration, costFactor: 1.3, worth: { usdPerAnswer: 0.01, usdPerSecond: 0.0002 } };
        const policy = thompson({ temper });
        const chances = await chancesOf(policy, policyContext(expected, options));
        const drawn = shares(policy, expected, options);
        expect(chances).toHaveLength(all.length);
        for (const [index, chance] of chances.entries()) {
          const deviation = Math.sqrt((chance * (1 - chance)) / draws);
          const off = Math.abs((drawn[index] ?? 0) - chance);
          widest = Math.max(widest, off);
          // Five deviations: one in two million by chance, and these draws are always the same.
          expect(off).toBeLessThan(5 * deviation + 1e-5);
        }
      },
    ),
    { numRuns: 20, seed: 4, endOnFailure: true },
  );
  expect(widest).toBeGreaterThan(0);
  expect(widest).toBeLessThan(0.008);
});

it("is certain where nothing is explored", async () => {
  const expected = { "a/m": { quality: 0.7, costUsd: 0.001 }, "b/m": { quality: 0.7, costUsd: 0.0005 } };
  expect(await chancesOf(thompson(), policyContext(expected, { exploration: 0 }))).toEqual([0, 1]);
});

it("gives the first of two that are alike all, as the policy does", async () => {
  const expected = { "a/m": { quality: 0.7 }, "b/m": { quality: 0.7 } };
  const context = policyContext(expected, { exploration: 0 });
  expect(await chancesOf(thompson(), context)).toEqual([1, 0]);
  expect(thompson().rank(context)[0]?.model).toBe("a/m");
});

it("counts in that a newcomer is introduced in one request of four", async () => {
  const expected = { "a/m": { quality: 0.8, deviation: 0.02 }, "b/m": { quality: 0.75, deviation: 0.1 } };
  const [, newcomer] = policyContext(expected).candidates;
  const options = { exploration: 0.2, newcomer };
  const chances = await chancesOf(thompson(), policyContext(expected, options));
  const drawn = shares(thompson(), expected, options);
  expect(chances[1]).toBeGreaterThan(0.25);
  for (const [index, chance] of chances.entries()) expect(Math.abs((drawn[index] ?? 0) - chance)).toBeLessThan(0.007);
});

it("tells of those that can be asked, by what is known of all", async () => {
  const expected = { "a/m": { quality: 0.9 }, "b/m": { quality: 0.6 }, "c/m": { quality: 0.6 } };
  const context = policyContext(expected, { exploration: 1 });
  const chances = await thompson().chances?.(context, context.candidates.slice(1));
  for (const chance of chances ?? []) expect(chance).toBeCloseTo(0.5, 8);
  expect(chances).toHaveLength(2);
});
