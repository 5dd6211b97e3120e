import { expect, it } from "vitest";
import { hindsightOf } from "./hindsight.ts";
import type { RecordedSet } from "./recorded-set.ts";
import { curvePoints, metricsOf } from "./stream-metrics.ts";

const set: RecordedSet = {
  name: "set",
  models: [
    { name: "good", inputPrice: 1, outputPrice: 1 },
    { name: "bad", inputPrice: 1, outputPrice: 1 },
  ],
  rows: Array.from({ length: 1000 }, () => ({
    task: "t",
    prompt: "?",
    tools: undefined,
    outcomes: [1, 0.25].map((score) => ({ score, costUsd: score / 1000, inputTokens: 1, outputTokens: 1 })),
  })),
};
const order = set.rows.map((_, row) => row);

it("finds nothing to regret in the best choices", () => {
  const metrics = metricsOf(set, hindsightOf(set, 0), { order, chosen: order.map(() => 0) });
  expect(metrics.utility).toBe(1);
  expect(metrics.shares[0]).toBeCloseTo(1);
  expect(metrics.usdPerThousand).toBeCloseTo(1);
  expect(metrics.regret).toEqual({ bestFixed: 0, bestPerTask: 0, oracle: 0, first200: 0, lastQuarter: 0 });
});

it("counts regret where it arises", () => {
  // Bad choices in the first 100 steps, and in the 20 after step 800.
  const chosen = order.map((step) => (step < 100 || (step >= 800 && step < 820) ? 1 : 0));
  const { regret, curve, utility, shares } = metricsOf(set, hindsightOf(set, 0), { order, chosen });
  expect(regret.first200).toBeCloseTo(75);
  expect(regret.lastQuarter).toBeCloseTo(15);
  expect(regret.bestFixed).toBeCloseTo(90);
  expect(utility).toBeCloseTo(1 - 0.09);
  expect(shares[1]).toBeCloseTo(0.12);
  expect(curve).toHaveLength(curvePoints);
  expect(curve[9]).toBeCloseTo(75);
  expect(curve.at(-1)).toBeCloseTo(90);
});
