import { expect, it } from "vitest";
import { stage as bareStage, type StageOptions } from "../../../test/stage.ts";
import { roundRobin, seededRandom, thompson } from "../../index.ts";

await import("./index.ts");
await import("../../learning/inspection/index.ts");

/** A stage of which everything is recorded. */
function stage(options: StageOptions = {}) {
  return bareStage({ traces: 256, ...options });
}

it("counts how often chance chose another than the one that was expected to be worth most", async () => {
  const set = stage({ policy: thompson(), random: seededRandom("drawn") });
  for (let count = 0; count < 60; count += 1) {
    const { overture } = await set.answer();
    await set.overture.feedback(overture.id, { score: 0.5 });
  }
  const { exploration } = await set.overture.stats();
  expect(exploration.decisions).toBe(60);
  expect(exploration.explored).toBeGreaterThan(0);
  expect(exploration.explored).toBeLessThan(60);
  expect(exploration.share).toBe(exploration.explored / 60);
});

it("finds none where nothing is scored, where models are asked for by name, or where a policy looks at no worth", async () => {
  const steady = stage({ policy: thompson() });
  for (let count = 0; count < 20; count += 1) await steady.answer();
  expect((await steady.overture.stats()).exploration).toEqual({ decisions: 20, explored: 0, share: 0 });
  const set = stage({ policy: roundRobin() });
  await set.answer();
  await set.answer({ model: "b/m" });
  expect((await set.overture.stats()).exploration.decisions).toBe(0);
});
