import { describe, expect, it } from "vitest";
import { names } from "../../test/candidates.ts";
import { candidateOf, type Expectation, forecastOf } from "../../test/policy-context.ts";
import { card, stage } from "../../test/stage.ts";
import { type Constraints, isConstrained, unprovenOf, violationOf } from "./constraints.ts";
import { thompson } from "./thompson.ts";

const violation = (expected: Expectation, constraints: Constraints) =>
  violationOf(candidateOf("a/m"), forecastOf({ evidence: 20, ...expected }), constraints);

describe("a constraint", () => {
  it("is kept by what stays within it, and broken by what does not", () => {
    expect(violation({ costUsd: 0.01 }, { maxCostUsd: 0.01 })).toBeUndefined();
    expect(violation({ costUsd: 0.015 }, { maxCostUsd: 0.01 })?.excess).toBeCloseTo(0.5, 12);
    expect(violation({ totalMs: 900 }, { maxTotalMs: 1000 })).toBeUndefined();
    expect(violation({ totalMs: 3000 }, { maxTotalMs: 1000 })?.excess).toBeCloseTo(2, 12);
    expect(violation({ quality: 0.8 }, { minQuality: 0.8 })).toBeUndefined();
    expect(violation({ quality: 0.6 }, { minQuality: 0.8 })?.excess).toBeCloseTo(0.25, 12);
  });

  it("is told in words, the worst that is broken first", () => {
    const broken = violation({ costUsd: 0.011, quality: 0.2 }, { maxCostUsd: 0.01, minQuality: 0.8 });
    expect(broken?.reason).toBe("is expected to reach 0.20, under 0.8");
    expect(violation({ costUsd: 0.05 }, { maxCostUsd: 0.01 })?.reason).toBe("is expected to cost $0.050, over $0.01");
    expect(violation({ totalMs: 2500 }, { maxTotalMs: 1000 })?.reason).toBe("is expected to take 2500 ms, over 1000");
  });

  it("is passed by what is not known well, and that is told", () => {
    const little = { evidence: 2, quality: 0.1, totalMs: 60_000, costUsd: undefined };
    const all = { maxCostUsd: 0.01, maxTotalMs: 1000, minQuality: 0.9 };
    expect(violation(little, all)).toBeUndefined();
    expect(unprovenOf(forecastOf(little), all)).toEqual(["maxCostUsd", "maxTotalMs", "minQuality"]);
    expect(unprovenOf(forecastOf({ evidence: 20, costUsd: 1 }), all)).toEqual([]);
    expect(unprovenOf(forecastOf(little), {})).toEqual([]);
  });

  it("is there if anything is demanded", () => {
    expect(isConstrained({})).toBe(false);
    expect(isConstrained({ minQuality: 0 })).toBe(true);
  });
});

describe("a request's constraints", () => {
  const cards = (input: number, output: number) => ({
    models: [{ name: "m", card: { ...card, prices: { input, output } } }],
  });
  const set = () =>
    stage({
      cast: { dear: cards(100, 400), fair: cards(10, 40), cheap: cards(1, 4) },
      policy: thompson(),
      objective: { usdPerAnswer: 1000 },
      learning: { qualityPrior: { "dear/*": prior(0.9), "fair/*": prior(0.8), "cheap/*": prior(0.5) } },
    });
  const prior = (mean: number) => ({ mean, deviation: 0.05 });

  it("leave out who is expected to break them, with the reason", async () => {
    const { overture } = set();
    expect(names((await overture.decide(ask({}))).ranking)).toEqual(["dear/m", "fair/m", "cheap/m"]);
    const decision = await overture.decide(ask({ maxCostUsd: 0.02 }));
    expect(names(decision.ranking)).toEqual(["fair/m", "cheap/m"]);
    expect(decision.excluded).toMatchObject([{ model: "dear/m", code: "constraint" }]);
    expect(decision.explanation).toMatch(/Not dear\/m: is expected to cost \$0\.1\d, over \$0\.02\./);
  });

  it("let the one serve that breaks them least, with a warning, where nobody keeps them", async () => {
    const { answer } = set();
    const { model, overture } = await answer({ overture: { maxCostUsd: 0.000_001 } });
    expect(model).toBe("cheap/m");
    expect(overture.warnings).toMatchObject([{ code: "constraint_not_met" }]);
    expect(overture.warnings[0]?.message).toContain("cheap/m comes nearest");
    expect(names(overture.decision.ranking)).toEqual(["cheap/m"]);
  });

  it("are an error that names each model's reason, where the request is strict", async () => {
    const { failure, cast } = set();
    const error = await failure({ overture: { maxCostUsd: 0.000_001, strict: true } });
    expect(error).toMatchObject({ code: "no_eligible_model", status: 400 });
    expect(error.message).not.toContain("the policy");
    for (const id of ["dear", "fair", "cheap"]) {
      expect(error.message).toContain(`${id}/m is expected to cost`);
      expect(cast[id]?.calls).toHaveLength(0);
    }
  });

  it("hold for a model that was asked for by name as well: with a warning, or, where that is strict, with an error", async () => {
    const demand = { model: "dear/m", overture: { maxCostUsd: 0.001 } };
    const { model, overture } = await set().answer(demand);
    expect(model).toBe("dear/m");
    expect(overture.warnings).toMatchObject([{ code: "constraint_not_met" }]);
    const strict = { ...demand, overture: { ...demand.overture, strict: true } };
    expect(await set().failure(strict)).toMatchObject({ code: "no_eligible_model" });
    const fallbacks = { ...strict, overture: { ...strict.overture, fallbacks: ["cheap/m"] } };
    expect((await set().answer(fallbacks)).model).toBe("cheap/m");
  });

  it("warn that too little is known of who answers, until enough is", async () => {
    const { answer, overture } = set();
    const demand = { overture: { minQuality: 0.6 } };
    const first = await answer(demand);
    expect(first.model).toBe("dear/m");
    expect(first.overture.warnings).toEqual([
      { code: "constraint_unproven", message: "Too little is known of dear/m to hold it to minQuality." },
    ]);
    for (let count = 0; count < 12; count += 1) {
      const { id } = (await answer({ model: "dear/m" })).overture;
      await overture.feedback(id, { score: 0.05 });
    }
    const later = await answer(demand);
    expect(later.model).not.toBe("dear/m");
    expect(later.overture.decision.excluded).toMatchObject([{ model: "dear/m", code: "constraint" }]);
  });
});

function ask(overture: object) {
  return { model: "auto", messages: [{ role: "user" as const, content: "Hello" }], overture };
}
