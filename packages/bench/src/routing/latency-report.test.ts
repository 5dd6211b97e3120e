import { expect, it } from "vitest";
import { latencyJobs, latencyReport } from "./latency-report.ts";

it("means over the seeds, and takes Overture's hour without an incident into the headline", () => {
  const jobs = latencyJobs("", 2);
  expect(jobs).toHaveLength(2 * 6 * 2);
  const results = jobs.map(({ policy, incident, seed }) => ({
    successRate: policy === "overture" && !incident ? 1 : 0.5,
    p50FirstTokenMs: 200,
    p95FirstTokenMs: policy === "overture" ? 300 + seed : 900,
    lost: incident ? 4 : 0,
    failedCalls: 14,
    failedBeforeAvoided: 5,
  }));
  const { headline, sections } = latencyReport(jobs, results);
  expect(headline).toMatchObject({
    "latency.successRate": 1,
    "latency.p95ttftMs": 301.5,
    "latency.p95ttftMs.roundRobin": 900,
    "latency.incident.lost": 4,
  });
  expect(sections[0]?.table.rows[0]).toEqual(["overture", "100.00 %", "200", "302", "0.0"]);
  expect(sections[1]?.table.rows[0]?.slice(-2)).toEqual(["14.0", "5.0"]);
});
