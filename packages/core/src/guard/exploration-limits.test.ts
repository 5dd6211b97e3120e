import { describe, expect, it } from "vitest";
import { card, type Stage, stage } from "../../test/stage.ts";
import type { Decision, ExplorationOptions } from "../index.ts";
import { decisionRecord, propensities, replay } from "../replay/index.ts";
import { thompson } from "../routing/index.ts";
import { seededRandom } from "../time/index.ts";
import { ExplorationLimits } from "./exploration-limits.ts";

const now = Date.UTC(2026, 0, 1);

describe("a share", () => {
  it("is kept over any number of requests, however eager the draws", () => {
    const limits = new ExplorationLimits({ maxShare: 0.1 });
    let explored = 0;
    for (let request = 0; request < 1000; request += 1) {
      const may = limits.allowanceUsd(now) !== undefined;
      if (may) explored += 1;
      limits.count(may ? 0 : undefined, now);
    }
    expect(explored).toBeGreaterThan(95);
    expect(explored).toBeLessThanOrEqual(101);
  });

  it("is not saved up without end", () => {
    const limits = new ExplorationLimits({ maxShare: 0.1 });
    for (let request = 0; request < 10_000; request += 1) limits.count(undefined, now);
    let atOnce = 0;
    while (limits.allowanceUsd(now) !== undefined && atOnce < 100) {
      limits.count(0, now);
      atOnce += 1;
    }
    expect(atOnce).toBeLessThan(7);
  });

  it("of nothing explores nothing", () => {
    expect(new ExplorationLimits({ maxShare: 0 }).allowanceUsd(now)).toBeUndefined();
  });
});

describe("a day's dollars", () => {
  it("are spent on what is dearer, and come again at midnight", () => {
    const limits = new ExplorationLimits({ maxUsdPerDay: 1 });
    expect(limits.allowanceUsd(now)).toBe(1);
    limits.count(0.75, now);
    expect(limits.allowanceUsd(now)).toBe(0.25);
    expect(limits.allowanceUsd(now + 86_400_000)).toBe(1);
  });

  it("are not earned by what is cheaper", () => {
    const limits = new ExplorationLimits({ maxUsdPerDay: 1 });
    limits.count(-5, now);
    limits.count(undefined, now);
    expect(limits.allowanceUsd(now)).toBe(1);
  });
});

it("limits nothing that it was not told to", () => {
  expect(new ExplorationLimits({}).allowanceUsd(now)).toBe(Number.POSITIVE_INFINITY);
});

describe("an Overture with limits", () => {
  const priced = (output: number) => ({ models: [{ name: "m", card: { ...card, prices: { input: 0, output } } }] });
  /** Two models that are alike but for their price, scored at random, so that draws go either way. */
  const set = (exploration?: ExplorationOptions): Stage =>
    stage({
      policy: thompson({ temper: 1 }),
      cast: { cheap: priced(1), dear: priced(60) },
      objective: { usdPerAnswer: 1 },
      random: seededRandom("limits"),
      ...(exploration ? { exploration } : {}),
    });

  /** Sends requests that are scored at random; gives the decisions. */
  async function decisions(of: Stage, requests: number): Promise<Decision[]> {
    const random = seededRandom("scores");
    const made: Decision[] = [];
    for (let request = 0; request < requests; request += 1) {
      const { overture } = await of.answer();
      made.push(overture.decision);
      await of.overture.feedback(overture.id, { score: random() });
    }
    return made;
  }

  /** Choices that are not the one that is believed to be worth most. */
  const strays = (made: readonly Decision[]): Decision[] =>
    made.filter(({ ranking, assessment, candidates }) => {
      const [first] = ranking;
      return candidates.some((other) => first && assessment.value(other) > assessment.value(first) + 1e-15);
    });

  it("explores in no more than its share of requests", async () => {
    const free = strays(await decisions(set(), 300));
    expect(free.length).toBeGreaterThan(60);
    const limited = strays(await decisions(set({ maxShare: 0.05 }), 300));
    expect(limited.length).toBeGreaterThan(5);
    expect(limited.length).toBeLessThanOrEqual(16);
    expect(strays(await decisions(set({ maxShare: 0 }), 100))).toEqual([]);
  });

  it("counts what its exploring costs beyond what is believed best, and stops when the day's dollars are spent", async () => {
    const made = await decisions(set({ maxUsdPerDay: 0.05 }), 300);
    const spent = made.reduce((sum, { extraUsd }) => sum + Math.max(0, extraUsd ?? 0), 0);
    expect(spent).toBeLessThanOrEqual(0.05);
    expect(spent).toBeGreaterThan(0.025);
    for (const decision of strays(made)) expect(decision.extraUsd).toBeDefined();
    const dear = made.slice(-50).filter(({ extraUsd }) => (extraUsd ?? 0) > 0.01);
    expect(dear).toEqual([]);
  });

  it("can replay its decisions bit by bit, and knows their chances", async () => {
    const made = await decisions(set({ maxUsdPerDay: 0.002, maxShare: 0.9 }), 80);
    let held = 0;
    for (const decision of made) {
      const record = JSON.parse(JSON.stringify(decisionRecord(decision)));
      const policy = thompson({ temper: 1 });
      expect(replay(record, policy)).toEqual(decision.ranking.map(({ model }) => model));
      const chances = await propensities(record, policy);
      const first = decision.model ?? "x/y";
      expect(chances[first]).toBeGreaterThan(0);
      expect(Object.values(chances).reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 8);
      if ((chances[first] ?? 0) > 1 - 1e-9 && decision.assessment.exploration > 0) held += 1;
    }
    expect(held).toBeGreaterThan(10);
  });

  it("must be told of a share from 0 to 1 and of dollars of 0 or more", () => {
    expect(() => set({ maxShare: 2 })).toThrow('"exploration.maxShare" must be at most 1, not 2');
    expect(() => set({ maxUsdPerDay: -1 })).toThrow('"exploration.maxUsdPerDay" must be at least 0, not -1');
    expect(() => set({ share: 1 } as never)).toThrow('no option "exploration.share"');
  });
});
