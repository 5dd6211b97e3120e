import { describe, expect, it } from "vitest";
import { names } from "../../test/candidates.ts";
import { candidateOf } from "../../test/policy-context.ts";
import { hello, stage } from "../../test/stage.ts";
import { forbiddenBy, isPreferred, maxCostBy, modeBy, objectiveBy, type Rule } from "./rules.ts";
import { thompson } from "./thompson.ts";

it("keeps out what `only` does not name and what `never` does, and says so", () => {
  const model = candidateOf("a/m");
  expect(forbiddenBy([], model)).toBeUndefined();
  expect(forbiddenBy([{ only: ["a/*"] }, { never: ["b/*"] }], model)).toBeUndefined();
  expect(forbiddenBy([{ only: ["b/*", "c/m"] }], model)).toBe("a rule allows only b/*, c/m");
  expect(forbiddenBy([{ only: ["a/*"] }, { never: ["a/m"] }], model)).toBe("a rule excludes a/m");
});

it("takes the first objective and the lowest limit on cost", () => {
  expect(objectiveBy([{ prefer: ["a/*"] }, { objective: "cost" }, { objective: "quality" }])).toBe("cost");
  expect(objectiveBy([])).toBeUndefined();
  expect(maxCostBy([{ maxCostUsd: 0.2 }, { maxCostUsd: 0.1 }], undefined)).toBe(0.1);
  expect(maxCostBy([{ maxCostUsd: 0.2 }], 0.05)).toBe(0.05);
  expect(maxCostBy([], undefined)).toBeUndefined();
});

describe("a preference", () => {
  const decide = async (quality: number, rules: readonly Rule[]) => {
    const set = stage({
      policy: thompson(),
      objective: { usdPerAnswer: 1 },
      rules,
      learning: { qualityPrior: { "a/*": { mean: 0.7, deviation: 0.05 }, "b/*": { mean: quality, deviation: 0.05 } } },
    });
    return (await set.overture.decide(hello)).ranking;
  };

  it("is worth 5 % of a perfect answer: enough against a lead of 4 %, and too little against one of 6 %", async () => {
    const prefer = [{ prefer: ["a/*"] }];
    expect(names(await decide(0.74, []))).toEqual(["b/m", "a/m"]);
    expect(names(await decide(0.74, prefer))).toEqual(["a/m", "b/m"]);
    expect(names(await decide(0.76, prefer))).toEqual(["b/m", "a/m"]);
  });

  it("is one, however many rules have it", async () => {
    expect(isPreferred([{ prefer: ["a/*"] }], candidateOf("a/m"))).toBe(true);
    expect(isPreferred([{ prefer: ["b/*"] }], candidateOf("a/m"))).toBe(false);
    const twice = [{ prefer: ["a/*"] }, { prefer: ["a/m"] }];
    expect(names(await decide(0.76, twice))).toEqual(["b/m", "a/m"]);
  });
});

describe("rules that forbid", () => {
  const order = async (rules: readonly Rule[], overture: object = {}) => {
    const set = stage({ cast: { a: {}, b: {}, c: {} }, rules });
    return names((await set.overture.decide({ ...hello, overture })).ranking);
  };

  it("all apply that match", async () => {
    expect(await order([{ only: ["a/*", "b/*"] }, { when: { task: "code" }, never: ["a/*"] }])).toEqual(["a/m", "b/m"]);
    const rules = [{ only: ["a/*", "b/*"] }, { when: { task: "code" }, never: ["a/*"] }];
    expect(await order(rules, { task: "code" })).toEqual(["b/m"]);
  });

  it("hold for fallbacks as well", async () => {
    const set = stage({ cast: { a: {}, b: {} }, rules: [{ never: ["b/*"] }] });
    const decision = await set.overture.decide({ ...hello, model: "a/m", overture: { fallbacks: ["b/m"] } });
    expect(names(decision.ranking)).toEqual(["a/m"]);
    expect(decision.excluded).toEqual([{ model: "b/m", code: "rule", reason: "a rule excludes b/*" }]);
  });

  it("are an error that says so, where nobody is left", async () => {
    const set = stage({ rules: [{ when: { tag: "eu" }, only: ["a/*"] }, { never: ["a/*"] }] });
    const error = await set.failure({ overture: { tags: ["eu"] } });
    expect(error.code).toBe("no_eligible_model");
    expect(error.message).toContain("a/m a rule excludes a/*; b/m a rule allows only a/*");
  });
});

it("the first rule that says how a ranking is spent counts", () => {
  expect(modeBy([{}, { mode: "council" }, { mode: "single" }])).toBe("council");
  expect(modeBy([{}])).toBeUndefined();
});
