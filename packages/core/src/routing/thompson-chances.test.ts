import fc from "fast-check";
import { expect, it } from "vitest";
import { type Expectation, policyContext } from "../../test/policy-context.ts";
import { seededRandom } from "../time/index.ts";
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
        const chances = (await policy.chances?.(policyContext(expected, options))) ?? [];
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
    { numRuns: 20, seed: 4 },
  );
  expect(widest).toBeGreaterThan(0);
  expect(widest).toBeLessThan(0.008);
});

it("is certain where nothing is explored", async () => {
  const expected = { "a/m": { quality: 0.7, costUsd: 0.001 }, "b/m": { quality: 0.7, costUsd: 0.0005 } };
  expect(await thompson().chances?.(policyContext(expected, { exploration: 0 }))).toEqual([0, 1]);
});

it("gives the first of two that are alike all, as the policy does", async () => {
  const expected = { "a/m": { quality: 0.7 }, "b/m": { quality: 0.7 } };
  const context = policyContext(expected, { exploration: 0 });
  expect(await thompson().chances?.(context)).toEqual([1, 0]);
  expect(thompson().rank(context)[0]?.model).toBe("a/m");
});
