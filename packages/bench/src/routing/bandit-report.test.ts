import { expect, it } from "vitest";
import type { BanditJob, PolicyName } from "./bandit.ts";
import { banditHeadline, banditSections, cellsOf } from "./bandit-report.ts";
import type { StreamMetrics } from "./stream-metrics.ts";

function job(policy: PolicyName, seed: number, lambda = 0, priorFrom?: string): BanditJob {
  return { part: "bandit", dataFolder: "", set: "small", lambda, policy, seed, priorFrom };
}

function stream(utility: number): StreamMetrics {
  const regret = { bestFixed: 12.34, bestPerTask: 0, oracle: 0, first200: 0, lastQuarter: 0 };
  return { utility, score: utility, usdPerThousand: 0.5, shares: [0.25, 0.75], regret, curve: [] };
}

const jobs = [
  job("overture", 1),
  job("best fixed", 1),
  job("overture", 2),
  job("overture", 1, 0.1),
  job("overture", 1, 0, "other"),
];
const cells = cellsOf(jobs, [0.6, 0.7, 0.62, 0.5, 0.9].map(stream));

it("brings the seeds of a policy together", () => {
  expect(cells).toHaveLength(4);
  expect(cells[0]?.utility.mean).toBeCloseTo(0.61);
  expect(cells[0]?.streams).toHaveLength(2);
});

it("names the headline by set and λ, of cold starts alone", () => {
  expect(banditHeadline(cells)).toEqual({
    "small.l0": expect.closeTo(0.61),
    "small.l0.bestFixed": 0.7,
    "small.l1": 0.5,
  });
});

it("prints policies in their order, and the share of each model", () => {
  const sections = banditSections(cells, new Map([["small", ["a", "b"]]]));
  expect(sections.map(({ title }) => title)).toEqual([
    "small, λ 0: utility and regret",
    "small, λ 0: shares of the models",
    "small, λ 0.1: utility and regret",
    "small, λ 0.1: shares of the models",
  ]);
  expect(sections[0]?.table.rows.map(([policy]) => policy)).toEqual(["best fixed", "overture"]);
  expect(sections[0]?.table.rows[0]).toContain("12.3");
  expect(sections[1]?.table.rows).toEqual([
    ["a", "25 %"],
    ["b", "75 %"],
  ]);
});
