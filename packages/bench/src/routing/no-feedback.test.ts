import { expect, it } from "vitest";
import { type NoFeedbackJob, noFeedbackJobs, noFeedbackReport } from "./no-feedback.ts";

function job(set: string, seed: number): NoFeedbackJob {
  return { part: "noFeedback", dataFolder: "", set, seed };
}

it("measures every set with three seeds at most", () => {
  const jobs = noFeedbackJobs("", 20);
  expect(new Set(jobs.map(({ set }) => set)).size).toBe(6);
  expect(jobs.filter(({ set }) => set === "bfcl").map(({ seed }) => seed)).toEqual([1, 2, 3]);
});

it("puts the stream that is furthest off into the headline, and not a mean in which they cancel out", () => {
  const jobs = [job("a", 1), job("a", 2), job("b", 1)];
  const results = [
    { regret: 2, different: 0.1 },
    { regret: -3, different: 0.2 },
    { regret: 0, different: 0 },
  ];
  const { headline, sections } = noFeedbackReport(jobs, results);
  expect(headline).toEqual({ "nofeedback.regret": -3 });
  expect(sections[0]?.table.rows).toEqual([
    ["a", "-0.500", "15.00 %"],
    ["b", "0.000", "0.00 %"],
  ]);
});
