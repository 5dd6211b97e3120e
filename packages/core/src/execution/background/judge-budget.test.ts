import { beforeAll, describe, expect, it } from "vitest";
import { court, judging } from "../../../test/court.ts";
import { eventsOf } from "../../../test/events.ts";
import { card } from "../../../test/stage.ts";
import { seededRandom } from "../../time/index.ts";

// Loaded in real time, in which the virtual clock may have gone on for days.
beforeAll(() => import("./index.ts"));

describe("what judging costs", () => {
  const dear = { ...card, prices: { input: 10, output: 100 } };

  it("stays within the day's dollars, and goes on the next day", async () => {
    // A verdict may cost up to $0.21 and comes to about $0.004.
    const judge = judging(8, { models: [{ name: "m", card: dear, answer: '{"score": 8}' }] });
    const set = court({ maxUsdPerDay: 0.22 }, { cast: { j: judge } });
    const spent = eventsOf(set.overture, "answer");
    for (let answer = 0; answer < 20; answer += 1) {
      await set.answer();
      await set.clock.advance(1000);
    }
    const judged = spent.filter(({ purpose }) => purpose === "judge");
    const usd = judged.reduce((sum, { metadata }) => sum + (metadata?.cost.usd ?? 0), 0);
    expect(judged.length).toBeGreaterThan(1);
    expect(judged.length).toBeLessThan(20);
    expect(usd).toBeLessThanOrEqual(0.22);
    expect(set.signals.at(-1)?.problem).toBe("the day's dollars are spent");
    await set.clock.advance(86_400_000);
    await set.answer();
    await set.settled();
    expect(set.signals.at(-1)?.score).toBe(0.8);
  });

  it("is not spent on judges whose price is not known", async () => {
    const { prices: _, ...unpriced } = card;
    const set = court({}, { cast: { j: { models: [{ name: "m", card: unpriced }] } } });
    await set.answer();
    await set.settled();
    expect(set.provider("j").calls).toHaveLength(0);
    expect(set.signals[0]?.problem).toBe('no price of j/m is known: give it one by "catalog"');
  });
});

describe("the sample", () => {
  it("is the share that was asked for, drawn alike for the same seed", async () => {
    const judged = async (seed: string) => {
      const set = court({ share: 0.1 }, { random: seededRandom(seed) });
      const ids: string[] = [];
      for (let answer = 0; answer < 600; answer += 1) ids.push((await set.answer()).overture.id);
      await set.settled();
      return set.signals.map(({ id }) => ids.indexOf(id));
    };
    const one = await judged("one");
    // Three standard deviations around 60.
    expect(one.length).toBeGreaterThan(38);
    expect(one.length).toBeLessThan(82);
    expect(await judged("one")).toEqual(one);
    expect(await judged("two")).not.toEqual(one);
  });

  it("works on eight answers at a time at most", async () => {
    const set = court();
    const request = () =>
      set.overture.chat.completions.create({ model: "auto", messages: [{ role: "user", content: "Hi" }] });
    await set.clock.runUntil(Promise.all(Array.from({ length: 12 }, request)));
    await set.settled();
    expect(set.signals.filter(({ score }) => score !== undefined)).toHaveLength(8);
    expect(set.signals.filter(({ problem }) => problem === "8 judges are at work")).toHaveLength(4);
  });
});
