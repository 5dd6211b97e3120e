import { expect, it } from "vitest";
import type { BanditCell } from "./bandit-report.ts";
import { transferReport } from "./transfer-report.ts";

function cell(mean: number, first200: number, priorFrom?: string): BanditCell {
  const regret = { bestFixed: 0, bestPerTask: 0, oracle: 0, first200, lastQuarter: 0 };
  return {
    set: "bfcl",
    lambda: 0.1,
    policy: "overture",
    priorFrom,
    utility: { mean, half: 0.01, least: mean, most: mean },
    streams: [{ utility: mean, score: mean, usdPerThousand: 1, shares: [], regret, curve: [] }],
  };
}

it("says how much better beliefs from another set make a stream", () => {
  const { headline, sections } = transferReport([cell(0.82, 12), cell(0.85, 6, "zeroeval")]);
  expect(headline).toEqual({ "bfcl.l1.prior": 0.85 });
  expect(sections[0]?.table.rows).toEqual([
    ["bfcl, λ 0.1", "zeroeval", "0.8200 ± 0.0100", "0.8500 ± 0.0100", "+0.0300", "12.0", "6.0"],
  ]);
});
