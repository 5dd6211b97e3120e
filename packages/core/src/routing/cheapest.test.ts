import { expect, it } from "vitest";
import { names, policyContext } from "../../test/policy-context.ts";
import { cheapest } from "./cheapest.ts";

const expected = {
  "a/dear": { costUsd: 0.03, quality: 0.9 },
  "b/cheap": { costUsd: 0.001, quality: 0.55 },
  "c/unpriced": { quality: 0.95 },
  "d/middling": { costUsd: 0.004, quality: 0.75 },
  "e/poor": { costUsd: 0.0001, quality: 0.3 },
};

it("ranks by expected cost, and what has no price after what has one", () => {
  expect(names(cheapest().rank(policyContext(expected)))).toEqual([
    "e/poor",
    "b/cheap",
    "d/middling",
    "a/dear",
    "c/unpriced",
  ]);
});

it("leaves models that are not good enough for the last, the best of them first", () => {
  const ranking = names(cheapest({ minQuality: 0.6 }).rank(policyContext(expected)));
  expect(ranking).toEqual(["d/middling", "a/dear", "c/unpriced", "b/cheap", "e/poor"]);
});

it("takes the best it can get where nobody is good enough", () => {
  expect(names(cheapest({ minQuality: 1 }).rank(policyContext(expected)))[0]).toBe("c/unpriced");
});

it("keeps what costs the same as it was listed", () => {
  const same = { "b/m": { costUsd: 0.01 }, "a/m": { costUsd: 0.01 }, "d/free": {}, "c/free": {} };
  expect(names(cheapest().rank(policyContext(same)))).toEqual(["b/m", "a/m", "d/free", "c/free"]);
});

it("counts a rule's preference as a discount", () => {
  const preferred = { "a/m": { costUsd: 0.01 }, "b/m": { costUsd: 0.012, bonus: 0.003 } };
  expect(names(cheapest().rank(policyContext(preferred)))).toEqual(["b/m", "a/m"]);
});

it("draws nothing: exploring would be against its purpose", () => {
  const random = () => {
    throw new Error("drew a number");
  };
  expect(() => cheapest().rank(policyContext(expected, { exploration: 1, random }))).not.toThrow();
});

it.each([-0.1, 1.1, Number.NaN])("refuses a minQuality of %s", (minQuality) => {
  expect(() => cheapest({ minQuality })).toThrow(`minQuality is ${minQuality}; give a number from 0 to 1.`);
});
