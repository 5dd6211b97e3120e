import { expect, it } from "vitest";
import { policyNames } from "./bandit.ts";
import { banditJobs, transferJobs } from "./bandit-jobs.ts";

it("runs every policy on every set at both λ, seed by seed", () => {
  const jobs = banditJobs("data", 3);
  expect(jobs).toHaveLength(6 * 2 * policyNames.length * 3);
  expect(new Set(jobs.map((job) => JSON.stringify(job))).size).toBe(jobs.length);
});

it("lends beliefs from another set, never from the set itself", () => {
  const jobs = transferJobs("data", 2);
  expect(jobs).toHaveLength(6 * 2 * 2);
  for (const { set, priorFrom } of jobs) {
    expect(priorFrom).toBeDefined();
    expect(priorFrom).not.toBe(set);
  }
});
