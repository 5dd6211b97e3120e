import { expect, it } from "vitest";
import { policyContext } from "../../../test/policy-context.ts";
import { ordered } from "../ordered.ts";
import type { Policy } from "../policy.ts";
import { roundRobin } from "../round-robin.ts";
import { thompson } from "../thompson.ts";
import { weighted } from "../weighted.ts";
import { type ChoiceInit, choiceChances } from "./choice-chances.ts";

const expected = { "a/m": { quality: 0.7 }, "b/m": { quality: 0.65 }, "c/m": { quality: 0.6 } };

const chancesOf = async (change: Partial<ChoiceInit>): Promise<Record<string, number>> =>
  Object.fromEntries(
    await choiceChances({
      policy: thompson(),
      context: (seed) => policyContext(expected, { exploration: 1, seed }),
      resting: new Set(),
      certain: undefined,
      epsilon: 0,
      ...change,
    }),
  );

const total = (chances: Record<string, number>): number => Object.values(chances).reduce((sum, each) => sum + each, 0);

it("asks a policy that knows its chances", async () => {
  const chances = await chancesOf({});
  expect(total(chances)).toBeCloseTo(1, 8);
  expect(chances["a/m"]).toBeGreaterThan(chances["b/m"] ?? 1);
  expect(chances["b/m"]).toBeGreaterThan(chances["c/m"] ?? 1);
});

it("tries a policy that does not, and gets near to its weights", async () => {
  const chances = await chancesOf({ policy: weighted({ "a/*": 6, "b/*": 3, "c/*": 1 }) });
  expect(Math.abs((chances["a/m"] ?? 0) - 0.6)).toBeLessThan(0.03);
  expect(Math.abs((chances["b/m"] ?? 0) - 0.3)).toBeLessThan(0.03);
  expect(total(chances)).toBeCloseTo(1, 9);
});

it("asks a policy that draws nothing only once", async () => {
  let asked = 0;
  const counted: Policy = {
    name: "counted",
    rank: (context) => {
      asked += 1;
      return ordered(["c/*"]).rank(context);
    },
  };
  expect(await chancesOf({ policy: counted })).toEqual({ "a/m": 0, "b/m": 0, "c/m": 1 });
  expect(asked).toBe(1);
  expect(await chancesOf({ policy: roundRobin() })).toEqual({ "a/m": 1, "b/m": 0, "c/m": 0 });
});

it("leaves out what rests, whether the policy knows its chances or is tried", async () => {
  for (const policy of [thompson(), weighted({ "*": 1 })]) {
    const chances = await chancesOf({ policy, resting: new Set(["a/m"]) });
    expect(Object.keys(chances)).toEqual(expect.arrayContaining(["b/m", "c/m"]));
    expect(chances["a/m"]).toBeUndefined();
    expect(total(chances)).toBeCloseTo(1, 8);
  }
});

it("keeps every chance above zero by what is drawn evenly", async () => {
  expect(await chancesOf({ policy: ordered(), epsilon: 0.03 })).toEqual({
    "a/m": 0.97 + 0.01,
    "b/m": 0.01,
    "c/m": 0.01,
  });
});

it("is certain of what was kept, or asked for by name", async () => {
  expect(await chancesOf({ certain: "b/m", epsilon: 0.5 })).toEqual({ "b/m": 1 });
  expect(await chancesOf({ policy: undefined, certain: "a/m" })).toEqual({ "a/m": 1 });
});
