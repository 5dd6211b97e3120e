import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../time/index.ts";
import { QualityPool } from "./quality-pool.ts";

const nowMs = 1_700_000_000_000;
const weekMs = 604_800_000;
const prior = { mean: 0.6, variance: 0.04 };

function pool(levels = 1): QualityPool {
  return new QualityPool({ levels, halfLifeMs: weekMs, prior: () => prior });
}

const observations = fc.array(
  fc.record({
    model: fc.constantFrom("a", "b", "c"),
    task: fc.constantFrom("code", "math", "qa", "chat"),
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    minute: fc.integer({ min: 0, max: 10_000 }),
  }),
  { minLength: 1, maxLength: 150 },
);

describe("what is believed of quality", () => {
  it("is the prior where nothing is known", () => {
    const belief = pool().belief("a", ["code"], nowMs);
    expect(belief.mean).toBe(0.6);
    expect(belief.variance).toBeGreaterThan(0.04);
    expect(belief.evidence).toBe(0);
  });

  it("is kept of so many models, whatever callers call them", () => {
    const quality = pool();
    for (let count = 0; count < 2500; count += 1) quality.observe(`a/${count}`, ["code"], 1, nowMs);
    expect(new Set([...quality.cells()].map(({ model }) => model)).size).toBe(2000);
    expect(quality.belief("a/2400", ["code"], nowMs).evidence).toBe(0);
    expect(quality.sumsOf("a/2400", ["code"])).toBeUndefined();
  });

  it("moves to what is seen, and grows sure of it", () => {
    const quality = pool();
    for (let count = 0; count < 400; count += 1)
      quality.observe("a", ["code"], count % 10 === 0 ? 0 : 1, nowMs + count);
    const belief = quality.belief("a", ["code"], nowMs + 400);
    expect(belief.mean).toBeCloseTo(0.9, 1);
    expect(Math.sqrt(belief.variance)).toBeLessThan(0.03);
    expect(belief.evidence).toBeCloseTo(400, 0);
  });

  it("takes a task of which nothing is known to be like the model's others, and less surely so", () => {
    const quality = pool();
    for (let count = 0; count < 200; count += 1) {
      quality.observe("good", ["code"], 0.9, nowMs);
      quality.observe("bad", ["code"], 0.2, nowMs);
    }
    const [good, bad] = [quality.belief("good", ["poetry"], nowMs), quality.belief("bad", ["poetry"], nowMs)];
    expect(good.mean).toBeGreaterThan(bad.mean + 0.15);
    expect(good.variance).toBeGreaterThan(quality.belief("good", ["code"], nowMs).variance * 5);
  });

  it("does not blame a model for having been asked the hard questions", () => {
    const quality = pool();
    const random = seededRandom(5);
    // Both models are equally good; one was asked what everybody fails at, the other what nobody does.
    for (let count = 0; count < 300; count += 1) {
      for (const model of ["x", "y", "z"]) {
        quality.observe(model, ["hard"], random() < 0.2 ? 1 : 0, nowMs);
        quality.observe(model, ["easy"], random() < 0.9 ? 1 : 0, nowMs);
      }
    }
    for (let count = 0; count < 60; count += 1) quality.observe("newcomer", ["hard"], count % 5 === 0 ? 1 : 0, nowMs);
    quality.refresh(nowMs);
    expect(quality.belief("newcomer", ["easy"], nowMs).mean).toBeGreaterThan(0.4);
  });

  it("depends on what was observed and not on the order, to 1e-9", () => {
    fc.assert(
      fc.property(observations, fc.integer(), (all, seed) => {
        const random = seededRandom(seed);
        const shuffled = all.map((one) => ({ one, key: random() })).sort((left, right) => left.key - right.key);
        const [first, second] = [pool(), pool()];
        for (const { model, task, score, minute } of all) first.observe(model, [task], score, nowMs + minute * 60_000);
        for (const { one } of shuffled) second.observe(one.model, [one.task], one.score, nowMs + one.minute * 60_000);
        const readAtMs = nowMs + weekMs;
        first.refresh(readAtMs);
        second.refresh(readAtMs);
        for (const model of ["a", "b", "c"]) {
          for (const task of ["code", "math", "qa", "chat", "new"]) {
            const [here, there] = [first.belief(model, [task], readAtMs), second.belief(model, [task], readAtMs)];
            expect(Math.abs(here.mean - there.mean)).toBeLessThan(1e-9);
            expect(Math.abs(here.variance - there.variance)).toBeLessThan(1e-9);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("moves by an observation what a refresh with the same spreads would move", () => {
    const quality = pool();
    const random = seededRandom(6);
    const tasks = ["code", "math", "qa"];
    for (let count = 0; count < 500; count += 1) {
      quality.observe(`m${count % 4}`, [tasks[count % 3] ?? ""], random(), nowMs);
    }
    const incremental = tasks.map((task) => quality.belief("m1", [task], nowMs));
    quality.refresh(nowMs);
    tasks.forEach((task, index) => {
      expect(Math.abs(quality.belief("m1", [task], nowMs).mean - (incremental[index]?.mean ?? 0))).toBeLessThan(0.01);
    });
  });

  it("finds out how far tasks differ", () => {
    const alike = pool();
    const apart = pool();
    const random = seededRandom(7);
    for (let count = 0; count < 6000; count += 1) {
      const [model, task] = [`m${count % 5}`, `t${count % 12}`];
      const own = ((count % 5) * 7 + (count % 12) * 5) % 10 < 5 ? 0.3 : 0.9;
      alike.observe(model, [task], random() < 0.6 ? 1 : 0, nowMs);
      apart.observe(model, [task], random() < own ? 1 : 0, nowMs);
    }
    alike.refresh(nowMs);
    apart.refresh(nowMs);
    expect(alike.spread.between[0]).toBeLessThan(0.004);
    expect(apart.spread.between[0]).toBeGreaterThan(0.03);
  });

  it("covers the truth as often as it says", () => {
    const random = seededRandom(8);
    const gauss = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    let covered = 0;
    let asked = 0;
    for (let round = 0; round < 60; round += 1) {
      const quality = pool();
      const truth = new Map<string, number>();
      for (const model of ["a", "b", "c", "d"]) {
        const mean = 0.6 + 0.15 * gauss();
        for (const task of ["1", "2", "3", "4", "5", "6"]) truth.set(`${model}${task}`, mean + 0.14 * gauss());
      }
      for (let count = 0; count < 600; count += 1) {
        const [model, task] = ["abcd"[count % 4] ?? "", String(1 + (Math.floor(random() * 36) % 6))];
        quality.observe(model, [task], (truth.get(model + task) ?? 0) + 0.38 * gauss(), nowMs);
      }
      quality.refresh(nowMs);
      for (const [cell, value] of truth) {
        const { mean, variance } = quality.belief(cell[0] ?? "", [cell.slice(1)], nowMs);
        asked += 1;
        if (Math.abs(value - mean) < 1.2816 * Math.sqrt(variance)) covered += 1;
      }
    }
    // An 80 % interval, over 1,440 cells; the spread between contexts is itself an estimate.
    expect(covered / asked).toBeGreaterThan(0.76);
    expect(covered / asked).toBeLessThan(0.86);
  });

  it("forgets a model that was good, in favour of what it is now", () => {
    const quality = pool();
    for (let count = 0; count < 300; count += 1) quality.observe("a", ["t"], 0.95, nowMs);
    const later = nowMs + 6 * weekMs;
    for (let count = 0; count < 60; count += 1) quality.observe("a", ["t"], 0.4, later);
    expect(quality.belief("a", ["t"], later).mean).toBeLessThan(0.5);
  });

  it("believes within some fifty scores what has changed, whatever was known before, and hands on every score", () => {
    const [quality, plain] = [pool(), pool()];
    const random = seededRandom(11);
    const both = (score: number, count: number): void => {
      quality.observe("a", ["t"], score, nowMs + count * 1000);
      plain.sumsOf("a", ["t"])?.add(nowMs + count * 1000, 1, score, score * score);
    };
    for (let count = 0; count < 2000; count += 1) both(random() < 0.9 ? 1 : 0, count);
    for (let count = 2000; count < 2050; count += 1) both(random() < 0.4 ? 1 : 0, count);
    const { mean, variance } = quality.belief("a", ["t"], nowMs + 2_050_000);
    expect(Math.abs(mean - 0.4)).toBeLessThan(2 * Math.sqrt(variance));
    const [here, there] = [quality, plain].map((each) => [...each.cells()].map(({ sums }) => sums.raw()));
    expect(here).toEqual(there);
  });

  it("takes flaws, of which alone is told, for no change", () => {
    const quality = pool();
    for (let count = 0; count < 200; count += 1) quality.observe("a", ["t"], 0.9, nowMs);
    for (let count = 0; count < 60; count += 1) quality.observe("a", ["t"], 0, nowMs, 0.1, 0.15);
    expect(quality.belief("a", ["t"], nowMs).evidence).toBeCloseTo(206, 6);
  });

  it("pools several levels, and bounds how many contexts it keeps", () => {
    const quality = pool(2);
    for (let count = 0; count < 100; count += 1) quality.observe("a", ["code", "json"], 0.9, nowMs);
    const [sibling, stranger] = [
      quality.belief("a", ["code", "text"], nowMs),
      quality.belief("a", ["chat", "text"], nowMs),
    ];
    expect(sibling.mean).toBeGreaterThan(stranger.mean);
    expect(sibling.variance).toBeLessThan(stranger.variance);
    for (let count = 0; count < 2000; count += 1) quality.observe("a", ["many", `context ${count}`], 0.5, nowMs);
    expect(quality.belief("a", ["many", "context 1999"], nowMs).evidence).toBe(0);
    expect(quality.belief("a", ["many", "context 3"], nowMs).evidence).toBeGreaterThan(0);
  });
});
