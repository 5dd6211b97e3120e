import type { Section } from "../benchmark.ts";
import { quantile } from "../statistics/quantile.ts";
import { meanOf } from "../statistics/summary.ts";
import {
  type ChangeJob,
  type ChangeResult,
  changeAt,
  type Forgetting,
  forgettings,
  scenarios,
  streamLength,
} from "./change.ts";

/** The streams to measure: every scenario, with each way of forgetting. */
export function changeJobs(seeds: number): readonly ChangeJob[] {
  const jobs: ChangeJob[] = [];
  for (const { name } of scenarios) {
    for (const forgetting of Object.keys(forgettings) as Forgetting[]) {
      for (let seed = 1; seed <= seeds; seed += 1) jobs.push({ part: "change", scenario: name, forgetting, seed });
    }
  }
  return jobs;
}

/** What is written where the bar was not reached before the stream ended. */
const atMost = streamLength - changeAt;

/**
 * What came of it: medians over the seeds. In the headline, `newcomer.steps` is with the default options, and `drift.steps`
 * is for the fall of quality with fast forgetting; where a bar was not reached it is what was left of the stream.
 */
export function changeReport(
  jobs: readonly ChangeJob[],
  results: readonly ChangeResult[],
): { readonly headline: Readonly<Record<string, number>>; readonly sections: readonly Section[] } {
  const of = (scenario: string, forgetting: Forgetting): readonly ChangeResult[] =>
    results.filter((_, index) => jobs[index]?.scenario === scenario && jobs[index]?.forgetting === forgetting);
  const median = (scenario: string, forgetting: Forgetting, value: (result: ChangeResult) => number): number =>
    quantile(of(scenario, forgetting).map(value), 0.5);
  const rows = scenarios.flatMap(({ name }) =>
    (Object.keys(forgettings) as Forgetting[]).map((forgetting) => {
      const some = of(name, forgetting);
      return [
        `${name}, ${forgetting === "default" ? "default options" : `${forgetting} forgetting`}`,
        spread(some.map(({ steps }) => steps)),
        spread(some.map(({ adopted }) => adopted)),
        meanOf(some.map(({ lost }) => lost)).toFixed(1),
        meanOf(some.map(({ failedCalls }) => failedCalls)).toFixed(1),
      ];
    }),
  );
  const capped = (steps: number): number => Math.min(steps, atMost);
  return {
    headline: {
      "newcomer.steps": capped(median("newcomer", "default", ({ adopted }) => adopted)),
      "drift.steps": capped(median("quality falls", "fast", ({ steps }) => steps)),
      "drift.steps.default": capped(median("quality falls", "default", ({ steps }) => steps)),
      "price.steps": capped(median("price doubles", "default", ({ steps }) => steps)),
      "outage.lost": meanOf(of("outage", "default").map(({ lost }) => lost)),
    },
    sections: [
      {
        title: `Change at step ${changeAt} of ${streamLength}, one request a second, answers pass or fail`,
        table: {
          columns: ["what changes", "steps to 90 %", "steps to ½ share", "requests lost", "failed calls"],
          rows,
        },
        notes: [
          "Median (10th to 90th percentile) over the seeds. To 90 %: until 50 choices begin that are worth 90 % of the best there",
          "is then; of the outage, after the return. To ½ share: until 50 choices end of which half are the new best model.",
          "Fast forgetting: a half-life of 231 requests for scores. Lost and failed are means per stream.",
        ],
      },
    ],
  };
}

function spread(steps: readonly number[]): string {
  const text = (share: number): string => {
    const value = quantile(steps, share);
    return value > atMost ? "never" : value.toFixed(0);
  };
  return `${text(0.5)} (${text(0.1)} to ${text(0.9)})`;
}
