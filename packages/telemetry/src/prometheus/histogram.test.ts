import { expect, it } from "vitest";
import { Histogram } from "./histogram.ts";

it("counts in every bucket all that is at most so large", () => {
  const histogram = new Histogram({ name: "seconds", help: "Seconds.", labels: ["model"], bounds: [0.1, 1] });
  for (const value of [0.05, 0.1, 0.5, 7]) histogram.observe(["m"], value);
  expect(histogram.lines().slice(2)).toEqual([
    'seconds_bucket{model="m",le="0.1"} 2',
    'seconds_bucket{model="m",le="1"} 3',
    'seconds_bucket{model="m",le="+Inf"} 4',
    'seconds_sum{model="m"} 7.65',
    'seconds_count{model="m"} 4',
  ]);
});
