import type { Section } from "../benchmark.ts";
import { dollars, percent, withInterval } from "../report/number-text.ts";
import { meanOf, type Summary, summarize } from "../statistics/summary.ts";
import { type BanditJob, type PolicyName, policyNames } from "./bandit.ts";
import type { StreamMetrics } from "./stream-metrics.ts";

/** All streams of one policy on one set at one λ. */
export interface BanditCell {
  readonly set: string;
  readonly lambda: number;
  readonly policy: PolicyName;
  /** The set that beliefs were fitted on, where they were. */
  readonly priorFrom: string | undefined;
  /** Mean utility over the seeds. */
  readonly utility: Summary;
  readonly streams: readonly StreamMetrics[];
}

/** Brings the streams of each policy together, in the order in which they first come. */
export function cellsOf(jobs: readonly BanditJob[], results: readonly StreamMetrics[]): readonly BanditCell[] {
  const groups = new Map<string, { job: BanditJob; streams: StreamMetrics[] }>();
  for (const [index, job] of jobs.entries()) {
    const key = [job.set, job.lambda, job.policy, job.priorFrom].join("\n");
    const group = groups.get(key) ?? { job, streams: [] };
    groups.set(key, group);
    const result = results[index];
    if (result) group.streams.push(result);
  }
  return [...groups.values()].map(({ job: { set, lambda, policy, priorFrom }, streams }) => {
    const utility = summarize(streams.map((stream) => stream.utility));
    return { set, lambda, policy, priorFrom, utility, streams };
  });
}

/** One table for each set and λ. */
export function banditSections(
  cells: readonly BanditCell[],
  models: ReadonlyMap<string, readonly string[]>,
): readonly Section[] {
  const sections: Section[] = [];
  for (const [set, names] of models) {
    for (const lambda of new Set(cells.filter((cell) => cell.set === set).map((cell) => cell.lambda))) {
      const some = cells.filter((cell) => cell.set === set && cell.lambda === lambda && !cell.priorFrom);
      some.sort((left, right) => policyNames.indexOf(left.policy) - policyNames.indexOf(right.policy));
      sections.push({ ...utilityTable(some), title: `${set}, λ ${lambda}: utility and regret` });
      sections.push({ title: `${set}, λ ${lambda}: shares of the models`, table: shareTable(some, names) });
    }
  }
  return sections;
}

function utilityTable(cells: readonly BanditCell[]): Pick<Section, "table" | "notes"> {
  const mean = (cell: BanditCell, value: (stream: StreamMetrics) => number): number => meanOf(cell.streams.map(value));
  const rows = cells.map((cell) => [
    cell.policy,
    withInterval(cell.utility, 4),
    mean(cell, ({ score }) => score).toFixed(4),
    mean(cell, ({ regret }) => regret.bestFixed).toFixed(1),
    mean(cell, ({ regret }) => regret.bestPerTask).toFixed(1),
    mean(cell, ({ regret }) => regret.oracle).toFixed(1),
    mean(cell, ({ regret }) => regret.first200).toFixed(1),
    mean(cell, ({ regret }) => regret.lastQuarter).toFixed(1),
    dollars(mean(cell, ({ usdPerThousand }) => usdPerThousand)),
  ]);
  const columns = ["policy", "mean U", "score", "vs fixed", "vs task", "vs oracle", "first 200", "last ¼", "$ / 1,000"];
  return {
    table: { columns, rows },
    notes: [
      "Regret is summed utility; “first 200” and “last ¼” are against the best fixed model. Below 0 is better than it.",
    ],
  };
}

function shareTable(cells: readonly BanditCell[], models: readonly string[]): Section["table"] {
  const learned = cells.filter(({ policy }) => policy.startsWith("overture") || policy.startsWith("beta"));
  const rows = models.map((name, place) => [
    name,
    ...learned.map(({ streams }) => percent(meanOf(streams.map(({ shares }) => shares[place] ?? 0)))),
  ]);
  return { columns: ["model", ...learned.map(({ policy }) => policy.replace("overture, ", ""))], rows };
}

/** What each set and λ comes to in the headline: true labels, and what they are compared with. */
export function banditHeadline(cells: readonly BanditCell[]): Readonly<Record<string, number>> {
  const suffixes: Readonly<Partial<Record<PolicyName, string>>> = {
    overture: "",
    beta: ".beta",
    "best fixed": ".bestFixed",
    "overture, shuffled labels": ".shuffled",
  };
  const headline: Record<string, number> = {};
  for (const { set, lambda, policy, priorFrom, utility } of cells) {
    const suffix = suffixes[policy];
    if (suffix !== undefined && !priorFrom) headline[`${set}.${lambda === 0 ? "l0" : "l1"}${suffix}`] = utility.mean;
  }
  return headline;
}
