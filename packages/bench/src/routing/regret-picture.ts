import { type Line, lineChart } from "../picture/line-chart.ts";
import { meanOf } from "../statistics/summary.ts";
import type { PolicyName } from "./bandit.ts";
import type { BanditCell } from "./bandit-report.ts";
import { curvePoints } from "./stream-metrics.ts";

/** What is drawn: one set at one λ. */
export const pictured = { set: "llmrouter_ulab", lambda: 0.1 } as const;

/** How each policy is named and drawn. Colours have enough contrast on white and on black. */
const drawn: readonly (readonly [PolicyName, Omit<Line, "points">])[] = [
  ["overture, no labels", { label: "Overture, tasks untold", color: "#b7791f" }],
  ["beta", { label: "Beta Thompson", color: "#8b7fd6" }],
  ["beta per task", { label: "Beta Thompson per task", color: "#d0568a" }],
  ["overture", { label: "Overture", color: "#1a9a6c", emphasized: true }],
  ["best fixed", { label: "best fixed, in hindsight", color: "#7d8590" }],
  ["best per task", { label: "best per task, in hindsight", color: "#7d8590", dashed: true }],
];

/** Regret over time against the model that would have been the best fixed choice, averaged over the seeds. */
export function regretPicture(cells: readonly BanditCell[], requests: number): string {
  const lines = drawn.flatMap(([policy, style]): readonly Line[] => {
    const cell = cells.find(
      (candidate) =>
        candidate.set === pictured.set &&
        candidate.lambda === pictured.lambda &&
        candidate.policy === policy &&
        !candidate.priorFrom,
    );
    return cell ? [{ ...style, points: meanCurve(cell) }] : [];
  });
  return lineChart({
    title: "Regret over time against the best fixed model in hindsight",
    subtitle: `llmrouter_ulab, 9 models, 14 tasks, costs counted (λ = ${pictured.lambda}). Below 0 is better than any fixed choice.`,
    xLabel: "requests",
    xMost: requests,
    yLabel: "summed regret (answers)",
    lines,
  });
}

function meanCurve({ streams }: BanditCell): readonly number[] {
  const points = Array.from({ length: curvePoints }, (_, point) =>
    meanOf(streams.map(({ curve }) => curve[point] ?? 0)),
  );
  return [0, ...points];
}
