import { expect, it } from "vitest";
import type { StreamMetrics } from "../routing/stream-metrics.ts";
import { gainJobs, gainReport } from "./gain.ts";

it("sends every case of every set with every seed, and one set in a quick run", () => {
  const jobs = gainJobs("data", 2, false);
  expect(new Set(jobs.map(({ set }) => set)).size).toBe(4);
  expect(jobs.filter(({ set }) => set === "bfcl")).toHaveLength(22);
  expect(new Set(jobs.map((job) => JSON.stringify(job))).size).toBe(jobs.length);
  expect(new Set(gainJobs("data", 2, true).map(({ set }) => set))).toEqual(new Set(["llmrouter_ulab"]));
});

it("tells what share of the true labels' gain each case keeps", () => {
  const jobs = gainJobs("data", 2, true);
  const utilityOf = ({ policy, context }: (typeof jobs)[number]): number => {
    if (context === "nothing") return 0.5;
    if (policy === "overture" && context === "class") return 0.7;
    return context === "own" ? 0.65 : 0.6;
  };
  const results = jobs.map((job) => ({ utility: utilityOf(job) }) as StreamMetrics);
  const { share, section } = gainReport(jobs, results);
  expect(share).toBeCloseTo(0.75);
  const rows = new Map(section.table.rows.map(([name = "", value = ""]) => [name, value]));
  expect(rows.get("nothing told apart")).toBe("0.5000 ± 0.0000 (0 %)");
  expect(rows.get("true labels alone")).toBe("0.7000 ± 0.0000 (100 %)");
  expect(rows.get("own, as shipped")).toBe("0.6500 ± 0.0000 (75 %)");
});
