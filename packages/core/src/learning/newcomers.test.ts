import { describe, expect, it } from "vitest";
import { candidateOf, policyContext } from "../../test/policy-context.ts";
import { card, stage } from "../../test/stage.ts";
import type { Decision } from "../index.ts";
import { decisionRecord, propensities, replay } from "../replay/index.ts";
import { ordered, thompson } from "../routing/index.ts";
import { seededRandom } from "../time/index.ts";
import { Learner } from "./learner.ts";
import { lentToLearning } from "./lent.ts";
import { Newcomers } from "./newcomers.ts";

const now = Date.UTC(2026, 0, 1);
const models = (...names: string[]) => names.map((model) => ({ model }));

/** A learner in which a model has so many scores. */
function learned(scores: number, model = "a/m"): Learner {
  const learner = new Learner({ levels: 1, lent: lentToLearning, qualityPrior: () => ({ mean: 0.7, variance: 0.01 }) });
  for (let score = 0; score < scores; score += 1) {
    learner.observeQuality({ model, context: ["x"], score: 0.8, atMs: now, weight: 1 });
  }
  return learner;
}

describe("a newcomer", () => {
  it("is a model that is first seen when others have scores", () => {
    const newcomers = new Newcomers(learned(20));
    newcomers.look(models("a/m", "b/m"), now);
    expect(newcomers.among(models("a/m", "b/m"))?.model).toBe("b/m");
  });

  it("is nobody in the beginning, when all are new", () => {
    const learner = learned(19);
    const newcomers = new Newcomers(learner);
    newcomers.look(models("a/m", "b/m"), now);
    learner.observeQuality({ model: "a/m", context: ["x"], score: 1, atMs: now, weight: 1 });
    newcomers.look(models("a/m", "b/m"), now);
    expect(newcomers.among(models("a/m", "b/m"))).toBeUndefined();
  });

  it("is nobody who brought scores along, for example by an import", () => {
    const learner = learned(20);
    learner.observeQuality({ model: "b/m", context: ["x"], score: 1, atMs: now, weight: 1 });
    const newcomers = new Newcomers(learner);
    newcomers.look(models("a/m", "b/m"), now);
    expect(newcomers.among(models("a/m", "b/m"))).toBeUndefined();
  });

  it("is introduced only beside others that are known", () => {
    const newcomers = new Newcomers(learned(20, "elsewhere/m"));
    newcomers.look(models("a/m", "b/m"), now);
    expect(newcomers.among(models("a/m", "b/m"))).toBeUndefined();
    expect(newcomers.among(models("a/m", "elsewhere/m"))?.model).toBe("a/m");
  });

  it("is introduced by twenty requests, scored or not", () => {
    const newcomers = new Newcomers(learned(20));
    newcomers.look(models("a/m", "b/m"), now);
    for (let request = 0; request < 19; request += 1) newcomers.chosen("b/m");
    newcomers.chosen("a/m");
    newcomers.chosen(undefined);
    expect(newcomers.among(models("a/m", "b/m"))?.model).toBe("b/m");
    newcomers.chosen("b/m");
    expect(newcomers.among(models("a/m", "b/m"))).toBeUndefined();
    newcomers.look(models("a/m", "b/m"), now);
    expect(newcomers.among(models("a/m", "b/m"))).toBeUndefined();
  });
});

describe("thompson()", () => {
  const expected = {
    "old/m": { quality: 0.9, deviation: 0.001, costUsd: 0.001 },
    "new/m": { quality: 0.7, deviation: 0.12, costUsd: 0.001 },
  };
  const newcomer = candidateOf("new/m");
  const firsts = (exploration: number, change: object = {}): number => {
    const random = seededRandom("introduced");
    const context = policyContext({ ...expected, ...change }, { exploration, newcomer, random });
    let first = 0;
    for (let draw = 0; draw < 4000; draw += 1) if (thompson().rank(context)[0]?.model === "new/m") first += 1;
    return first / 4000;
  };

  it("puts a newcomer first in one request of four", () => {
    expect(Math.abs(firsts(1) - 0.25)).toBeLessThan(0.03);
  });

  it("does not where nothing is explored", () => {
    expect(firsts(0)).toBe(0);
  });

  it("does not if it could not win even if it were as good as may well be hoped", () => {
    expect(firsts(1, { "new/m": { quality: 0.6, deviation: 0.1, costUsd: 0.001 } })).toBeLessThan(0.01);
    expect(firsts(1, { "new/m": { quality: 0.7, deviation: 0.12, costUsd: 0.02 } })).toBe(0);
  });

  it("knows how likely that is", async () => {
    const context = policyContext(expected, { exploration: 1, newcomer });
    const chances = (await thompson().chances?.(context, context.candidates)) ?? [];
    expect(chances[1]).toBeGreaterThan(0.25);
    expect(Math.abs((chances[1] ?? 0) - firsts(1))).toBeLessThan(0.03);
    expect((chances[0] ?? 0) + (chances[1] ?? 0)).toBeCloseTo(1, 9);
  });
});

describe("an Overture to which a model is added", () => {
  const qualities: Readonly<Record<string, number>> = { "a/m": 0.8, "b/m": 0.6, "a/new": 0.95 };

  /** Sends requests, each scored by the model's quality; gives who answered, and the decisions. */
  async function stream(policy = thompson(), score = true) {
    const qualityPrior = { mean: 0.6, deviation: 0.15 };
    const set = stage({ policy, learning: { qualityPrior }, random: seededRandom("added") });
    const chosen: string[] = [];
    const decisions: Decision[] = [];
    const send = async (requests: number): Promise<void> => {
      for (let request = 0; request < requests; request += 1) {
        const { model, overture } = await set.answer();
        chosen.push(model);
        decisions.push(overture.decision);
        if (score) await set.overture.feedback(overture.id, { score: qualities[model] ?? 0 });
      }
    };
    await send(100);
    set.overture.catalog.update({ "a/new": { ...card } });
    await send(150);
    return { set, chosen: chosen.slice(100), decisions: decisions.slice(100) };
  }

  it("adopts it within 150 requests if it is the best", async () => {
    const { chosen } = await stream();
    expect(chosen.slice(-50).filter((model) => model === "a/new").length).toBeGreaterThan(25);
  });

  it("leaves it alone where nothing is scored, or where the policy explores nothing", async () => {
    const steady = await stream(ordered(["b/*", "a/m"]));
    expect(new Set(steady.chosen)).toEqual(new Set(["b/m"]));
    const silent = await stream(thompson(), false);
    expect(silent.chosen).not.toContain("a/new");
  });

  it("can replay its decisions bit by bit, and knows their chances", async () => {
    const { decisions } = await stream();
    let introduced = 0;
    for (const decision of decisions.slice(0, 60)) {
      const record = JSON.parse(JSON.stringify(decisionRecord(decision)));
      expect(replay(record, thompson())).toEqual(decision.ranking.map(({ model }) => model));
      if (record.newcomer === undefined) continue;
      introduced += 1;
      const chances = await propensities(record, thompson());
      expect(chances["a/new"]).toBeGreaterThanOrEqual(0.25);
    }
    expect(introduced).toBeGreaterThan(10);
  });
});
