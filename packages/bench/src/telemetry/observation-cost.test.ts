import { expect, it } from "vitest";
import { costReport, measureCosts } from "./observation-cost.ts";

it("measures every way of observing against the bare one", async () => {
  const costs = await measureCosts({ rounds: 3, onProgress: () => {} });
  expect(costs.map(({ observation }) => observation)).toEqual(["bare", "off", "recorded", "events", "otel"]);
  expect(costs[0]).toMatchObject({ ratio: 1, quartiles: [1, 1] });
  for (const { microseconds, ratio } of costs) {
    expect(microseconds).toBeGreaterThan(0);
    expect(ratio).toBeGreaterThan(0);
  }
});

it("puts the ratios into the headline", () => {
  const of = { microseconds: 50, quartiles: [1, 1.2] as const };
  const { headline, section } = costReport([
    { observation: "bare", ratio: 1, ...of },
    { observation: "off", ratio: 1.01, ...of },
    { observation: "otel", ratio: 1.5, ...of },
  ]);
  expect(headline).toEqual({ "off.ratio": 1.01, "otel.ratio": 1.5 });
  expect(section.table.rows[2]?.slice(1)).toEqual(["50.0", "1.500", "1.000 to 1.200"]);
});
