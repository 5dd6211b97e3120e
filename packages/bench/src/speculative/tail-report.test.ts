import { expect, it } from "vitest";
import { tailJobs, tailReport } from "./tail-report.ts";

it("compares with no hedging, and counts what is billed beyond one call each", () => {
  const jobs = tailJobs(100, 1);
  expect(jobs).toHaveLength(6);
  const results = jobs.map(({ policy, brownout }) => ({
    p50Ms: 500,
    p99Ms: policy === "none" ? 10_000 : 1000,
    billedUsd: policy === "hedged" ? (brownout ? 104 : 103) : 100,
    accountedUsd: 105,
    callUsd: 1,
    doubled: 3,
  }));
  const { headline, sections } = tailReport(jobs, results);
  expect(headline["tail.p99ratio"]).toBe(10);
  expect(headline["tail.extraSpend"]).toBeCloseTo(0.03);
  expect(headline["brownout.extraSpend"]).toBeCloseTo(0.04);
  expect(sections.map(({ table }) => table.rows.map(([name]) => name))).toEqual([
    ["none", "race all", "hedged"],
    ["none", "race all", "hedged"],
  ]);
  expect(() => tailReport([], [])).toThrow("was not sent");
});
