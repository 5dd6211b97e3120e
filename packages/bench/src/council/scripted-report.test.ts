import { expect, it } from "vitest";
import { scriptedReport } from "./scripted-report.ts";

it("tells of every scenario and way, and what agreement is worth", async () => {
  const told: string[] = [];
  const amount = { seeds: ["1", "2"], questions: 60, readQuestions: 10 };
  const { headline, sections } = await scriptedReport(amount, (text) => told.push(text));
  for (const key of ["single", "selfx3", "vote", "judge", "rank", "synthesize"]) {
    expect(headline[`${key}.accuracy`]).toBeGreaterThan(0.3);
    expect(headline[`correlated.${key}.accuracy`]).toBeGreaterThan(0.3);
  }
  expect(headline["vote.predicted"]).toBeCloseTo(0.8442, 6);
  expect(headline["calibration.error"]).toBeLessThan(0.5);
  expect(sections).toHaveLength(4);
  expect(sections[0]?.notes?.join(" ")).toContain("Seeds: 1, 2; 60 questions each");
  expect(told.at(-1)).toBe("council: agreement");
});
