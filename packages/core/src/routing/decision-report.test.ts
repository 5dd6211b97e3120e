import { describe, expect, it } from "vitest";
import { type Stage, type StageOptions, stage } from "../../test/stage.ts";
import type { DecisionReport } from "./decision-report.ts";
import { thompson } from "./thompson.ts";

const question = { model: "auto", messages: [{ role: "user" as const, content: "canary: what is 2 + 2?" }] };

/** Two models that were asked and scored, one of them better, and one without a key. */
async function learned(options: StageOptions = {}): Promise<Stage> {
  const set = stage({ policy: thompson(), objective: { usdPerAnswer: 0.01, usdPerSecond: 0.0001 }, ...options });
  for (let count = 0; count < 40; count += 1) {
    const model = count % 2 === 0 ? "a/m" : "b/m";
    const { overture } = await set.answer({ ...question, model, overture: { task: "sums" } });
    await set.overture.feedback(overture.id, { score: model === "a/m" ? 0.9 : 0.6 });
  }
  return set;
}

const reportOf = async (set: Stage, overture: object = { task: "sums" }): Promise<DecisionReport> =>
  (await set.overture.decide({ ...question, overture })).report();

describe("a report of a decision", () => {
  it("tells of each model what was expected, how surely, what it is worth, and how likely it was to be asked", async () => {
    const { candidates, task, policy, worth, exploration } = await reportOf(await learned());
    expect([task, policy, worth]).toEqual(["sums", "thompson", { usdPerAnswer: 0.01, usdPerSecond: 0.0001 }]);
    expect(exploration).toBe(1);
    const [a, b] = candidates;
    expect([a?.model, b?.model]).toEqual(["a/m", "b/m"]);
    expect(a?.forecast.quality.mean).toBeGreaterThan(b?.forecast.quality.mean ?? 1);
    expect((a?.chance ?? 0) + (b?.chance ?? 0)).toBeCloseTo(1, 6);
    expect(a?.chance).toBeGreaterThan(0.9);
    expect(a?.valueUsd).toBeGreaterThan(b?.valueUsd ?? 1);
    expect(a?.drawn?.valueUsd).toBeGreaterThan(b?.drawn?.valueUsd ?? 1);
    expect(a?.drawn?.quality).not.toBe(a?.forecast.quality.mean);
  });

  it("says how far each of that may be off, and holds costs to prices", async () => {
    const { candidates } = await reportOf(await learned());
    for (const { forecast, ranges } of candidates) {
      const within = (value: number, [low, high]: readonly [number, number]) => {
        expect(low).toBeLessThanOrEqual(value);
        expect(value).toBeLessThanOrEqual(high);
      };
      within(forecast.quality.mean, ranges.quality);
      within(forecast.success.mean, ranges.success);
      // The scripted models' delays: what was taken for true before has not faded from the mean yet.
      expect(ranges.totalMs[0]).toBeLessThan(ranges.totalMs[1]);
      expect(ranges.totalMs[1]).toBeLessThan(forecast.totalMs * 2);
      // $2 a million tokens of output.
      const [low, high] = ranges.costUsd;
      expect(high - low).toBeCloseTo(((ranges.outputTokens[1] - ranges.outputTokens[0]) * 2) / 1e6, 12);
    }
  });

  it("names the rules that applied, what they prefer, and who is left out and why", async () => {
    const rules = [
      { when: { task: "sums" }, prefer: ["b/*"] },
      { when: { task: "poems" }, never: ["b/*"] },
    ];
    const set = await learned({ rules });
    const sums = await reportOf(set);
    expect(sums.rules).toEqual([rules[0]]);
    expect(sums.candidates.find(({ model }) => model === "b/m")?.bonusUsd).toBeCloseTo(0.0005, 12);
    const poems = await reportOf(set, { task: "poems" });
    expect(poems.excluded).toEqual([{ model: "b/m", code: "rule", reason: "a rule excludes b/*" }]);
    expect(poems.candidates.map(({ model, chance }) => [model, chance])).toEqual([["a/m", 1]]);
  });

  it("is told by its chance and its seed whether a conversation keeps its draw, and by whom tools are kept", async () => {
    const set = await learned();
    const first = await set.answer(question);
    const messages = [
      ...question.messages,
      { role: "assistant" as const, content: "4" },
      { role: "user" as const, content: "and 3 + 3?" },
    ];
    const next = await (await set.overture.decide({ ...question, messages })).report();
    expect(next.conversation).toEqual({ keepsDraw: true, keepsModel: false });
    expect(next.seed).toBe(first.overture.decision.id);
    expect((await reportOf(set)).conversation.keepsDraw).toBe(false);
  });

  it("says how much a budget is paced, and what is drawn evenly", async () => {
    const set = await learned({ pace: { usdPerRequest: 0.000_001 }, logging: { epsilon: 0.1 } });
    const { costFactor, epsilon, explored, candidates } = await reportOf(set);
    expect(costFactor).toBeGreaterThan(1);
    expect([epsilon, typeof explored]).toEqual([0.1, "boolean"]);
    for (const { chance } of candidates) expect(chance).toBeGreaterThanOrEqual(0.05);
  });

  it("holds no text of the request, in what it says and in what it is", async () => {
    const set = await learned();
    const decision = await set.overture.decide({ ...question, user: "canary-user" });
    for (const text of [JSON.stringify(await decision.report()), JSON.stringify(decision), decision.explanation]) {
      expect(text).not.toContain("canary");
    }
  });

  it("agrees with how often each model is chosen", async () => {
    const set = stage({ policy: thompson({ temper: 1 }), objective: { usdPerAnswer: 1 } });
    for (let count = 0; count < 8; count += 1) {
      const model = count % 2 === 0 ? "a/m" : "b/m";
      const { overture } = await set.answer({ ...question, model });
      await set.overture.feedback(overture.id, { score: model === "a/m" ? 0.7 : 0.65 });
    }
    const { candidates } = await (await set.overture.decide(question)).report();
    let first = 0;
    const decisions = 4000;
    for (let count = 0; count < decisions; count += 1) {
      if ((await set.overture.decide(question)).model === "a/m") first += 1;
    }
    const chance = candidates.find(({ model }) => model === "a/m")?.chance ?? 0;
    expect(chance).toBeGreaterThan(0.3);
    expect(chance).toBeLessThan(0.95);
    expect(Math.abs(first / decisions - chance)).toBeLessThan(0.03);
  });
});
