import { expect, it } from "vitest";
import type { PolicyName } from "./bandit.ts";
import type { BanditCell } from "./bandit-report.ts";
import { pictured, regretPicture } from "./regret-picture.ts";
import { curvePoints } from "./stream-metrics.ts";

function cell(policy: PolicyName, end: number, lambda: number = pictured.lambda): BanditCell {
  const curve = Array.from({ length: curvePoints }, (_, point) => ((point + 1) * end) / curvePoints);
  const regret = { bestFixed: end, bestPerTask: 0, oracle: 0, first200: 0, lastQuarter: 0 };
  return {
    set: pictured.set,
    lambda,
    policy,
    priorFrom: undefined,
    utility: { mean: 0, half: 0, least: 0, most: 0 },
    streams: [{ utility: 0, score: 0, usdPerThousand: 0, shares: [], regret, curve }],
  };
}

it("draws the policies that were measured on its set and λ, and leaves the others out", () => {
  const picture = regretPicture(
    [cell("overture", -200), cell("beta", 60), cell("random", 900), cell("oracle", -9)],
    5489,
  );
  expect(picture).toContain(">Overture<");
  expect(picture).toContain(">Beta Thompson<");
  expect(picture.match(/stroke-width="/g)).toHaveLength(2);
  expect(picture).toContain(">5,000<");
});
