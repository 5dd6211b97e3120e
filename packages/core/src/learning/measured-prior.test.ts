import { expect, it } from "vitest";
import { card, hello, type Stage, type StageOptions, stage } from "../../test/stage.ts";
import { measuredQuality } from "../catalog/measured-quality.ts";
import { thompson } from "../routing/index.ts";

/** Models of one price, so that only what is believed of their answers tells them apart. */
const names = ["gpt-5.4-mini", "claude-haiku-4-5-20251001", "gpt-5.5", "nobody-measured-this"];

function measured(options: Partial<StageOptions> = {}): Stage {
  const cast = Object.fromEntries(names.map((name, place) => [`p${place}`, { models: [{ name, card }] }]));
  // By what is measured alone: what is preferred for tasks would come on top.
  return stage({ policy: thompson(), rules: [], cast, ...options });
}

async function qualities({ overture }: Stage, task?: string): Promise<Readonly<Record<string, number>>> {
  const { forecasts } = await overture.decide({ ...hello, overture: { task } });
  return Object.fromEntries(forecasts.map(({ model, forecast }) => [model.slice(3), forecast.quality.mean]));
}

it("ranks by what was measured before anything was learned, from the first decision on", async () => {
  const set = measured();
  const first = await set.overture.decide(hello);
  expect(first.ranking.map(({ vendorModel }) => vendorModel)).toEqual([
    "gpt-5.5",
    // Believed in by its price alone: $1.25 for a million tokens.
    "nobody-measured-this",
    "gpt-5.4-mini",
    "claude-haiku-4-5-20251001",
  ]);
  expect((await set.answer()).overture.model).toBe("p2/gpt-5.5");
  expect((await set.overture.decide(hello)).ranking).toEqual(first.ranking);
});

it("ranks by task where tasks were measured", async () => {
  const overall = await qualities(measured());
  const code = await qualities(measured(), "code");
  for (const name of ["gpt-5.5", "gpt-5.4-mini"]) {
    expect(overall[name]).toBeCloseTo(measuredQuality.get(name)?.mean ?? 0);
    expect(code[name]).toBeCloseTo(measuredQuality.get(name)?.byTask?.code ?? 0);
  }
});

it("says who measured it and when, until answers are scored", async () => {
  const set = measured();
  const said = "Its quality is taken from LiveBench 2026-06-25, gpt-5.5-xhigh: nothing was scored here yet.";
  const { explanation } = await set.overture.decide(hello);
  expect(explanation.split("\n")[1]).toBe(said);
  const { overture } = await set.answer();
  await set.overture.feedback(overture.id, { score: 1 });
  expect((await set.overture.decide(hello)).explanation).not.toContain("LiveBench");
});

it("gives way to what the user believes", async () => {
  const belief = { mean: 0.9, deviation: 0.1 };
  const set = measured({ learning: { qualityPrior: { "gpt-5.4-mini": belief } } });
  expect((await qualities(set))["gpt-5.4-mini"]).toBeCloseTo(0.9);
  const { explanation, model } = await set.overture.decide(hello);
  expect(model).toBe("p0/gpt-5.4-mini");
  expect(explanation).not.toContain("LiveBench");
  const alike = await qualities(measured({ learning: { qualityPrior: belief } }));
  expect(new Set(Object.values(alike)).size).toBe(1);
});

it("is what imported scores are held against as well", async () => {
  const old = measured();
  const { overture } = await old.answer({ model: "p2/*" });
  await old.overture.feedback(overture.id, { score: 1 });
  const fresh = measured();
  await fresh.overture.learning.import(await old.overture.learning.export());
  // Whoever inspects has everything worked out anew.
  await old.overture.learning.inspect();
  const [here, there] = [await qualities(fresh), await qualities(old)];
  for (const name of names) expect(here[name]).toBeCloseTo(there[name] ?? 0, 6);
});

it("is there after preload(), so that the first decision waits for nothing", async () => {
  const set = measured();
  await set.overture.preload();
  expect(set.overture.catalog.find("p2/gpt-5.5")?.quality?.asOf).toBe("2026-06-25");
});
