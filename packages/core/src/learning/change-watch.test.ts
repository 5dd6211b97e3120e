import { describe, expect, it } from "vitest";
import { type Random, seededRandom } from "../time/index.ts";
import { ChangeWatch } from "./change-watch.ts";

/** Scores of many kinds, none of which changes. */
const kinds: Readonly<Record<string, (random: Random) => number>> = {
  "hardly ever fails": (random) => (random() < 0.98 ? 1 : 0),
  "passes mostly": (random) => (random() < 0.9 ? 1 : 0),
  "passes half the time": (random) => (random() < 0.5 ? 1 : 0),
  "hardly ever passes": (random) => (random() < 0.05 ? 1 : 0),
  marks: (random) => Math.round(2 * (random() + random())) / 4,
  "two kinds of questions": (random) => (random() < (random() < 0.5 ? 0.95 : 0.2) ? 1 : 0),
};

/** A watch that holds every score against all before it, as learning does. */
function watching() {
  const watch = new ChangeWatch();
  let [weight, sum, squares] = [0, 0, 0];
  return (score: number): number | undefined => {
    const mean = weight > 0 ? sum / weight : 0;
    const since = watch.observe(score, 1, weight + 1, { weight, mean, variance: squares / (weight || 1) - mean ** 2 });
    weight += 1;
    sum += score;
    squares += score * score;
    return since;
  };
}

describe("a change that is found", () => {
  it.each(Object.entries(kinds))("is none where nothing changes, but for once in 50,000 scores: %s", (name, score) => {
    let alarms = 0;
    for (let stream = 0; stream < 40; stream += 1) {
      const random = seededRandom(`${name} ${stream}`);
      const observe = watching();
      for (let count = 0; count < 2500; count += 1) if (observe(score(random)) !== undefined) alarms += 1;
    }
    expect(alarms).toBeLessThanOrEqual(2);
  });

  it.each([
    ["fallen", 0.9, 0.55, 60],
    ["risen", 0.5, 0.9, 60],
    ["collapsed", 0.9, 0.1, 15],
  ])("is found within some %s scores, and since when", (_, before, after, most) => {
    const delays: number[] = [];
    for (let stream = 0; stream < 51; stream += 1) {
      const random = seededRandom(`change ${stream}`);
      const observe = watching();
      for (let count = 0; count < 400; count += 1) observe(random() < before ? 1 : 0);
      for (let count = 1; count <= 400; count += 1) {
        const since = observe(random() < after ? 1 : 0);
        if (since === undefined) continue;
        delays.push(count);
        expect(since).toBeGreaterThan(330);
        break;
      }
    }
    expect(delays).toHaveLength(51);
    expect(delays.sort((one, other) => one - other)[25]).toBeLessThan(most);
  });

  it("is none from a level that nothing is known of", () => {
    const watch = new ChangeWatch();
    const before = { weight: 19, mean: 0.9, variance: 0.09 };
    for (let count = 1; count <= 500; count += 1) expect(watch.observe(0, 1, count, before)).toBeUndefined();
  });

  it("takes longer where scores say less", () => {
    const steps = (weight: number): number => {
      const watch = new ChangeWatch();
      let count = 1;
      while (watch.observe(0, weight, count, { weight: 200, mean: 0.9, variance: 0.09 }) === undefined) count += 1;
      return count;
    };
    expect(steps(0.2)).toBeGreaterThan(2 * steps(1));
  });
});
