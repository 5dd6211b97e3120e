import type { Section } from "../benchmark.ts";
import type { BanditJob, PolicyName } from "../routing/bandit.ts";
import type { ContextName } from "../routing/contexts.ts";
import type { StreamMetrics } from "../routing/stream-metrics.ts";
import { meanOf, summarize } from "../statistics/summary.ts";

const sets = ["llmrouter_ulab", "zeroeval", "bfcl", "paretobandit"] as const;

interface Case {
  readonly name: string;
  readonly policy: PolicyName;
  readonly context: ContextName;
}

const cases: readonly Case[] = [
  { name: "nothing told apart", policy: "overture, no labels", context: "nothing" },
  { name: "true labels alone", policy: "overture", context: "class" },
  { name: "true labels, form, length", policy: "overture", context: "form, length, class" },
  { name: "shuffled labels alone", policy: "overture, shuffled labels", context: "class" },
  { name: "shuffled labels, form, length", policy: "overture, shuffled labels", context: "form, length, class" },
  { name: "own: form", policy: "overture, own context", context: "form" },
  { name: "own: length", policy: "overture, own context", context: "length" },
  { name: "own: class", policy: "overture, own context", context: "class" },
  { name: "own: form, length", policy: "overture, own context", context: "form, length" },
  { name: "own: form, length, class", policy: "overture, own context", context: "form, length, class" },
  { name: "own, as shipped", policy: "overture, own context", context: "own" },
];

/** Streams with what learning tells apart, each part alone and all together: λ 0.1. */
export function gainJobs(dataFolder: string, seeds: number, quick: boolean): readonly BanditJob[] {
  return sets.slice(0, quick ? 1 : sets.length).flatMap((set) =>
    cases.flatMap(({ policy, context }) =>
      Array.from({ length: seeds }, (_, index): BanditJob => {
        return { part: "bandit", dataFolder, set, lambda: 0.1, policy, context, seed: index + 1 };
      }),
    ),
  );
}

/** What came of {@link gainJobs}: the utility of each case, and what share of the true labels' gain it keeps. */
export function gainReport(
  jobs: readonly BanditJob[],
  results: readonly StreamMetrics[],
): { readonly share: number; readonly section: Section } {
  const present = sets.filter((set) => jobs.some((job) => job.set === set));
  const of = (set: string, { policy, context }: Case): readonly number[] =>
    results.flatMap(({ utility }, index) => {
      const job = jobs[index];
      return job?.set === set && job.policy === policy && job.context === context ? [utility] : [];
    });
  const mean = (set: string, name: string): number => meanOf(of(set, named(name)));
  const share = (set: string, name: string): number => {
    const nothing = mean(set, "nothing told apart");
    return (mean(set, name) - nothing) / (mean(set, "true labels alone") - nothing);
  };
  const rows = cases.map((each) => [
    each.name,
    ...present.map((set) => {
      const { mean: utility, half } = summarize(of(set, each));
      return `${utility.toFixed(4)} ± ${half.toFixed(4)} (${(100 * share(set, each.name)).toFixed(0)} %)`;
    }),
  ]);
  return {
    share: share("llmrouter_ulab", "own, as shipped"),
    section: {
      title: "Routing by what the profile tells apart, λ 0.1: mean utility, and the share of the true labels' gain",
      table: { columns: ["what learning tells apart", ...present], rows },
    },
  };
}

function named(name: string): Case {
  const found = cases.find((each) => each.name === name);
  if (!found) throw new Error(`There is no case "${name}".`);
  return found;
}
