import { expect, it } from "vitest";
import { seededRandom } from "../time/index.ts";
import { type FlawKind, Flaws } from "./flaws.ts";
import { Learner } from "./learner.ts";
import { lentToLearning } from "./lent.ts";

const context = ["code"];
const now = Date.UTC(2026, 0, 1);
const prior = { mean: 0.7, variance: 0.0144 };
const learner = () => new Learner({ levels: 1, lent: lentToLearning, qualityPrior: () => prior });

/** What is believed of a model whose answers have flaws at a rate, after so many. */
function believed(rate: number, answers: number, flaw: FlawKind, seed = "flaws"): number {
  const random = seededRandom(seed);
  const one = learner();
  for (let answer = 0; answer < answers; answer += 1) {
    one.observeAnswer("a/m", context, random() < rate ? flaw : undefined, now + answer);
  }
  return one.quality({ model: "a/m", context }, now + answers).mean;
}

it("puts a model down that never gives an answer of any use, without anybody's help", () => {
  expect(believed(1, 30, "empty")).toBeLessThan(0.25);
  expect(believed(1, 30, "invalid_json")).toBeLessThan(0.25);
});

it("puts a model down by about the share of its answers that have a flaw, however many there were", () => {
  for (const answers of [1000, 20_000]) {
    expect(believed(0.5, answers, "empty")).toBeLessThan(0.5);
    expect(believed(0.5, answers, "empty")).toBeGreaterThan(0.25);
    expect(believed(0.01, answers, "empty")).toBeGreaterThan(0.7 - 0.08);
    expect(believed(0.01, answers, "empty")).toBeLessThan(0.7);
  }
});

it("takes what was cut off or refused for less of a flaw", () => {
  expect(believed(1, 30, "refused")).toBeGreaterThan(believed(1, 30, "empty"));
  expect(believed(1, 30, "cut_off")).toBeGreaterThan(believed(1, 30, "refused"));
});

it("learns nothing from answers without a flaw", () => {
  const one = learner();
  for (let answer = 0; answer < 1000; answer += 1) one.observeAnswer("a/m", context, undefined, now);
  expect(one.quality({ model: "a/m", context }, now)).toMatchObject({ mean: 0.7, evidence: 0 });
});

it("explores nothing for a flaw: it is no score", () => {
  const one = learner();
  for (let answer = 0; answer < 100; answer += 1) {
    one.countDecision(context, now);
    one.observeAnswer("a/m", context, "empty", now);
  }
  expect(one.exploration(now)).toBe(0);
});

it("adds nothing where every answer is scored, since who scores it has seen the flaw", () => {
  const one = learner();
  for (let answer = 0; answer < 100; answer += 1) {
    one.countDecision(context, now);
    one.observeQuality({ model: "a/m", context, score: 0, atMs: now, weight: 1 });
  }
  expect(one.observeAnswer("a/m", context, "empty", now)).toBe(0);
});

it("keeps the weight of flaws beside scores in proportion", () => {
  const flaws = new Flaws(604_800_000);
  let taken = 0;
  // 400 scores stand for all answers; one answer in five is flawed.
  for (let answer = 0; answer < 5000; answer += 1) {
    taken += flaws.weigh("a/m", context, answer % 5 === 0 ? "empty" : undefined, 400 + taken, now);
  }
  // Of 404 scores' worth a quarter: as 1 in 5 stands to 4 in 5.
  expect(taken).toBeGreaterThan(95);
  expect(taken).toBeLessThan(110);
});

it("counts contexts apart", () => {
  const flaws = new Flaws(604_800_000);
  for (let answer = 0; answer < 1000; answer += 1) flaws.weigh("a/m", ["text"], undefined, 0, now);
  expect(flaws.weigh("a/m", ["json"], "invalid_json", 0, now)).toBeCloseTo(0.4);
  expect(flaws.weigh("a/m", ["text"], "invalid_json", 0, now)).toBeCloseTo(0.004);
});
