import fc from "fast-check";
import { expect, it } from "vitest";
import { candidates, names, profile } from "../../test/candidates.ts";
import { policyContext } from "../../test/policy-context.ts";
import { stage } from "../../test/stage.ts";
import { roundRobin } from "./round-robin.ts";

const rank = (count: number, sequence: number) => {
  const given = candidates(...Array.from({ length: count }, (_, index) => `p${index}/m`));
  return names(roundRobin().rank({ ...policyContext({}), profile, candidates: given, sequence }));
};

it("gives every model its turn, and the others after it", () => {
  expect([0, 1, 2, 3].map((sequence) => rank(3, sequence))).toEqual([
    ["p0/m", "p1/m", "p2/m"],
    ["p1/m", "p2/m", "p0/m"],
    ["p2/m", "p0/m", "p1/m"],
    ["p0/m", "p1/m", "p2/m"],
  ]);
});

it("ranks each candidate exactly once, whatever the turn", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.maxSafeNat(), (count, sequence) => {
      expect(new Set(rank(count, sequence)).size).toBe(count);
      expect(rank(count, sequence)).toHaveLength(count);
    }),
  );
});

it("shares requests out, and a dry run takes nobody's turn", async () => {
  const set = stage({ policy: roundRobin(), cast: { a: {}, b: {}, c: {} } });
  const asked: string[] = [];
  for (let count = 0; count < 6; count += 1) {
    await set.overture.decide({ model: "auto", messages: [{ role: "user", content: "Hi" }] });
    asked.push((await set.answer()).model);
  }
  expect(asked).toEqual(["a/m", "b/m", "c/m", "a/m", "b/m", "c/m"]);
});
