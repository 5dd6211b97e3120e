import { describe, expect, it } from "vitest";
import { seededRandom } from "../time/index.ts";
import { Pacer } from "./pacer.ts";

/** Models to choose from: what they cost, and how good they are. */
const models = [
  { usd: 0.0001, quality: 0.8 },
  { usd: 0.0006, quality: 0.9 },
  { usd: 0.015, quality: 0.93 },
];

/** Spends on the model whose value is highest at the pacer's price, with some noise, and gives the spend for each request. */
function spend(pacer: Pacer, requests: number, seed: number): { readonly usd: number; readonly quality: number } {
  const random = seededRandom(seed);
  let [usd, quality] = [0, 0];
  for (let count = 0; count < requests; count += 1) {
    const factor = pacer.costFactor(100);
    const [best] = models
      .map((model) => ({ ...model, value: 100 * (model.quality + 0.02 * (random() - 0.5)) - factor * model.usd }))
      .sort((left, right) => right.value - left.value);
    const cost = (best?.usd ?? 0) * (0.5 + random());
    pacer.spent(cost);
    usd += cost / requests;
    quality += (best?.quality ?? 0) / requests;
  }
  return { usd, quality };
}

describe("pacing", () => {
  it.each([0.0003, 0.0005, 0.001, 0.004])("keeps spend within 2 %% of a ceiling of $%d", (usdPerRequest) => {
    for (const seed of [1, 2, 3]) {
      const { usd } = spend(new Pacer({ usdPerRequest }), 4000, seed);
      expect(Math.abs(usd / usdPerRequest - 1)).toBeLessThan(0.02);
    }
  });

  it("spends what it may on quality: it mixes the models on either side of the ceiling", () => {
    const { quality } = spend(new Pacer({ usdPerRequest: 0.0003 }), 4000, 4);
    // Two fifths of the middle model is what this ceiling pays for.
    expect(quality).toBeGreaterThan(0.83);
  });

  it("does not touch costs where the ceiling is never reached", () => {
    const pacer = new Pacer({ usdPerRequest: 1 });
    for (let count = 0; count < 1000; count += 1) pacer.spent(0.001);
    expect(pacer.costFactor(0.05)).toBeLessThan(1.001);
  });

  it("rises while spend runs ahead, and falls again while it lags", () => {
    const pacer = new Pacer({ usdPerRequest: 0.001 });
    const before = pacer.costFactor(1);
    for (let count = 0; count < 100; count += 1) pacer.spent(0.01);
    const ahead = pacer.costFactor(1);
    for (let count = 0; count < 2000; count += 1) pacer.spent(0);
    expect(ahead).toBeGreaterThan(before * 10);
    expect(pacer.costFactor(1)).toBeLessThan(ahead / 10);
  });
});
