import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type BanditJob, objectiveOf, type PolicyName, policyNames, runBandit } from "./bandit.ts";

let folder = "";

// Two models; the dear one is better at "hard" prompts and no better at "easy" ones.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "overture-bench-"));
  mkdirSync(join(folder, "paretobandit"));
  const models = [
    { id: "cheap", price_in_per_M: 0.1, price_out_per_M: 0.1 },
    { id: "dear", price_in_per_M: 1, price_out_per_M: 1 },
  ];
  const rows = Array.from({ length: 400 }, (_, row) => {
    const easy = row % 2 === 0;
    return {
      task: easy ? "easy" : "hard",
      prompt: `Prompt ${row}`,
      score: easy ? [1, 1] : [0, 1],
      cost: [0.0001, 0.001],
    };
  });
  writeFileSync(join(folder, "paretobandit/models.json"), JSON.stringify(models));
  writeFileSync(join(folder, "paretobandit/dev.jsonl"), rows.map((row) => JSON.stringify(row)).join("\n"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (policy: PolicyName, lambda = 0.3) => {
  const job: BanditJob = { part: "bandit", dataFolder: folder, set: "paretobandit", lambda, policy, seed: 1 };
  return runBandit(job);
};

it("values an answer so that a cost of the reference takes λ from its score", () => {
  expect(objectiveOf(0.1, 0.002).usdPerAnswer).toBeCloseTo(0.02);
  expect(objectiveOf(0, 0.002).usdPerAnswer).toBeGreaterThan(1000);
});

it("measures every policy, from chance up to the oracle", async () => {
  const utilities = new Map<PolicyName, number>();
  for (const policy of policyNames) utilities.set(policy, (await run(policy)).utility);
  const of = (policy: PolicyName): number => utilities.get(policy) ?? Number.NaN;
  expect(of("oracle")).toBeCloseTo((0.97 + 0.7) / 2);
  expect(of("best per task")).toBeCloseTo(of("oracle"));
  expect(of("best fixed")).toBeCloseTo(0.7);
  expect(of("cheapest")).toBeCloseTo(0.47);
  expect(of("overture")).toBeGreaterThan(of("best fixed"));
  expect(of("overture, no labels")).toBeLessThan(of("best per task") - 0.05);
  expect(of("random")).toBeLessThan(of("overture"));
});
