import { expect, it } from "vitest";
import { changeJobs, changeReport } from "./change-report.ts";

const quick = { steps: 10, adopted: 60, lost: 0, failedCalls: 5 };
const never = { steps: Number.POSITIVE_INFINITY, adopted: Number.POSITIVE_INFINITY, lost: 2, failedCalls: 5 };

it("runs every scenario with every way of forgetting", () => {
  expect(changeJobs(3)).toHaveLength(4 * 3 * 3);
});

it("takes medians, and what was left of the stream where a bar was not reached", () => {
  const jobs = changeJobs(3);
  const results = jobs.map(({ scenario, seed }) => (scenario === "newcomer" || seed === 1 ? never : quick));
  const { headline, sections } = changeReport(jobs, results);
  expect(headline).toEqual({
    "newcomer.steps": 1500,
    "drift.steps": 10,
    "drift.steps.default": 10,
    "price.steps": 10,
    "outage.lost": 2 / 3,
  });
  expect(sections[0]?.table.rows[0]).toEqual([
    "quality falls, default options",
    "10 (10 to never)",
    "60 (60 to never)",
    "0.7",
    "5.0",
  ]);
});
