import type { Section } from "../benchmark.ts";
import { withInterval } from "../report/number-text.ts";
import { meanOf } from "../statistics/summary.ts";
import type { BanditCell } from "./bandit-report.ts";

/** How much better streams go that begin with beliefs from another set than those that begin cold. */
export function transferReport(cells: readonly BanditCell[]): {
  readonly headline: Readonly<Record<string, number>>;
  readonly sections: readonly Section[];
} {
  const headline: Record<string, number> = {};
  const rows: string[][] = [];
  for (const warm of cells) {
    if (!warm.priorFrom) continue;
    const cold = cells.find(
      ({ set, lambda, policy, priorFrom }) =>
        set === warm.set && lambda === warm.lambda && policy === warm.policy && !priorFrom,
    );
    if (!cold) continue;
    headline[`${warm.set}.${warm.lambda === 0 ? "l0" : "l1"}.prior`] = warm.utility.mean;
    const gain = warm.utility.mean - cold.utility.mean;
    rows.push([
      `${warm.set}, λ ${warm.lambda}`,
      warm.priorFrom,
      withInterval(cold.utility, 4),
      withInterval(warm.utility, 4),
      `${gain < 0 ? "−" : "+"}${Math.abs(gain).toFixed(4)}`,
      first200(cold),
      first200(warm),
    ]);
  }
  return {
    headline,
    sections: [
      {
        title: "Beliefs fitted on another set (true labels)",
        table: {
          columns: ["set", "beliefs from", "U cold", "U with beliefs", "gain", "first 200 cold", "first 200 with"],
          rows,
        },
        notes: ["First 200: regret in the first 200 requests against the best fixed model."],
      },
    ],
  };
}

function first200({ streams }: BanditCell): string {
  return meanOf(streams.map(({ regret }) => regret.first200)).toFixed(1);
}
