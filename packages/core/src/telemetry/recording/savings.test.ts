import { expect, it } from "vitest";
import { seededRandom } from "../../time/index.ts";
import { SavingsMeter } from "./savings.ts";

/** Costs as they come: few are dear. */
function costs(count: number, mean: number, seed: string): readonly number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => -mean * Math.log(1 - random()));
}

function meterOf(baseline: readonly number[], routed: readonly number[]): SavingsMeter {
  const meter = new SavingsMeter();
  for (const usd of baseline) meter.add(true, usd);
  for (const usd of routed) meter.add(false, usd);
  return meter;
}

it("says nothing before enough was held out", () => {
  expect(meterOf([], costs(1000, 1, "a")).savings()).toBeUndefined();
  expect(meterOf(costs(29, 1, "b"), costs(1000, 1, "a")).savings()).toBeUndefined();
});

it("measures what was saved, for a request, as a share, and in all", () => {
  const savings = meterOf(costs(400, 0.01, "b"), costs(20_000, 0.004, "r")).savings();
  expect(savings?.requests).toEqual({ baseline: 400, routed: 20_000 });
  expect(savings?.usdPerRequest.mean).toBeCloseTo(0.006, 3);
  expect(savings?.share.low).toBeLessThan(0.6);
  expect(savings?.share.high).toBeGreaterThan(0.6);
  expect(savings?.totalUsd.mean).toBeCloseTo(20_000 * (savings?.usdPerRequest.mean ?? 0), 9);
});

it("admits that routing may be dearer", () => {
  expect(meterOf(costs(400, 0.004, "b"), costs(400, 0.01, "r")).savings()?.share.high).toBeLessThan(0);
});

it("gives a share no bounds where the baseline may have cost nothing", () => {
  const savings = meterOf([...Array.from({ length: 99 }, () => 0), 1], costs(100, 0.01, "r")).savings();
  expect(savings?.share.low).toBe(Number.NEGATIVE_INFINITY);
  expect(
    meterOf(
      Array.from({ length: 99 }, () => 0),
      costs(100, 1, "r"),
    ).savings()?.share,
  ).toMatchObject({ high: 1 });
});

it("holds the true share in about 95 of 100 cases", () => {
  let held = 0;
  for (let trial = 0; trial < 1000; trial += 1) {
    const share = meterOf(costs(60, 0.01, `b${trial}`), costs(600, 0.004, `r${trial}`)).savings()?.share;
    if (share && share.low <= 0.6 && share.high >= 0.6) held += 1;
  }
  expect(held / 1000).toBeGreaterThan(0.92);
  expect(held / 1000).toBeLessThan(0.98);
});
