import { describe, expect, it } from "vitest";
import { eventsOf } from "../../../test/events.ts";
import { scholars } from "../../../test/scholars.ts";
import { hello } from "../../../test/stage.ts";
import { thompson } from "../../index.ts";

const prior = { learning: { qualityPrior: { mean: 0.6, deviation: 0.1 } } };
const cast = { a: { says: "43" }, b: { says: "42" }, c: { says: "42" } };

describe("a verdict", () => {
  it("teaches relative to what was expected of all, and weighs a quarter of a score of your own", async () => {
    const set = scholars(cast, prior);
    const signals = eventsOf(set.overture, "signal");
    await set.council();
    // Shares of 1/3, 2/3, 2/3, around the mean of 0.6.
    expect(signals.map(({ source, model, score }) => [source, model, Math.round((score ?? 0) * 1000) / 1000])).toEqual([
      ["council", "a/m", 0.489],
      ["council", "b/m", 0.656],
      ["council", "c/m", 0.656],
    ]);
    const { forecasts } = await set.overture.decide(hello);
    const [a, b] = forecasts.map(({ forecast }) => forecast.quality);
    expect(a?.mean).toBeLessThan(b?.mean ?? 0);
    expect(a?.evidence).toBeCloseTo(0.25);
  });

  it("does not drag a strong panel down", async () => {
    const set = scholars(cast, { learning: { qualityPrior: { mean: 0.9, deviation: 0.1 } } });
    for (let held = 0; held < 20; held += 1) await set.council();
    const { forecasts } = await set.overture.decide(hello);
    const means = forecasts.map(({ forecast }) => forecast.quality.mean);
    expect(means.reduce((sum, mean) => sum + mean, 0) / 3).toBeGreaterThan(0.85);
  });

  it("weighs what the option says, and nothing at 0", async () => {
    const set = scholars(cast, prior);
    await set.council({ verdictWeight: 0 });
    expect((await set.overture.decide(hello)).forecasts[0]?.forecast.quality.evidence).toBe(0);
  });

  it("is none where all members are one model", async () => {
    const set = scholars(cast, prior);
    await set.council({ members: ["a/m", "a/m", "a/m"] });
    expect((await set.overture.decide(hello)).forecasts[0]?.forecast.quality.evidence).toBe(0);
  });
});

it("makes routing of single requests better by every council that is held", async () => {
  const wrong = scholars(cast, { ...prior, policy: thompson() });
  const shareOfA = async (): Promise<number> => {
    let count = 0;
    for (let request = 0; request < 40; request += 1) {
      const messages = [{ role: "user" as const, content: `Question ${request}` }];
      if ((await wrong.overture.decide({ model: "auto", messages })).model === "a/m") count += 1;
    }
    return count / 40;
  };
  const before = await shareOfA();
  for (let held = 0; held < 60; held += 1) await wrong.council();
  expect(before).toBeGreaterThan(0.2);
  expect(await shareOfA()).toBeLessThan(before / 2);
});
