import { expect, it } from "vitest";
import { liveBench } from "./live-bench.ts";

it("says of a model what was measured, by whom and when", () => {
  expect(liveBench("2026-06-25", { m: ["m-high", 80, 75, 90.5, 60] })).toEqual({
    m: {
      mean: 0.8,
      source: "LiveBench 2026-06-25, m-high",
      asOf: "2026-06-25",
      byTask: { code: 0.75, math: 0.905, reasoning: 0.6 },
    },
  });
});
