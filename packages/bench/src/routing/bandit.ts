import { seededRandom } from "@overture/core";
import { betaThompson } from "./beta-policy.ts";
import { type ContextName, contexts } from "./contexts.ts";
import { type Hindsight, highest, hindsightOf } from "./hindsight.ts";
import { type Labels, labelsOf } from "./labels.ts";
import type { RecordedSet } from "./recorded-set.ts";
import { recordedSet } from "./recorded-sets.ts";
import { coldStart, orderOf, type ReplayStream, replay } from "./replay-stream.ts";
import { type Choices, metricsOf, type StreamMetrics } from "./stream-metrics.ts";
import { priorFrom } from "./transferred-prior.ts";

/** Who chooses, in the order in which it is printed. The first five know what nobody knows, or do not learn. */
export const policyNames = [
  "random",
  "cheapest",
  "best fixed",
  "best per task",
  "oracle",
  "beta",
  "beta per task",
  "overture",
  "overture, no labels",
  "overture, shuffled labels",
  "overture, own context",
] as const;

/** One of {@link policyNames}. */
export type PolicyName = (typeof policyNames)[number];

/** One stream to measure. */
export interface BanditJob {
  readonly part: "bandit";
  readonly dataFolder: string;
  readonly set: string;
  readonly lambda: number;
  readonly policy: PolicyName;
  readonly seed: number;
  /** The set that Overture's prior beliefs are fitted on. Absent: it starts cold. */
  readonly priorFrom?: string | undefined;
  /** What learning tells apart. @default nothing where there are no labels, and what Overture does by itself elsewhere */
  readonly context?: ContextName | undefined;
}

const labelsUsed: Readonly<Partial<Record<PolicyName, Labels>>> = {
  // All prompts are of one task: one Beta for each model.
  beta: "none",
  "beta per task": "true",
  overture: "true",
  "overture, no labels": "none",
  "overture, shuffled labels": "shuffled",
  "overture, own context": "own",
};

/** An answer's worth where costs do not count: so much that no difference in cost outweighs one in quality. */
const priceless = 1_000_000;

/** What an answer is worth if a cost of the reference takes `lambda` from its score. */
export function objectiveOf(lambda: number, costReference: number): { usdPerAnswer: number; usdPerSecond: number } {
  return { usdPerAnswer: lambda > 0 ? costReference / lambda : priceless, usdPerSecond: 0 };
}

/** Measures one stream. */
export async function runBandit(job: BanditJob): Promise<StreamMetrics> {
  const set = recordedSet(job.dataFolder, job.set);
  const hindsight = knownHindsight(set, job.lambda);
  return metricsOf(set, hindsight, await choicesOf(job, set, hindsight));
}

const known = new Map<string, { readonly set: RecordedSet; readonly hindsight: Hindsight }>();

/** Hindsight is worked out once for all streams of a set that a thread measures. */
function knownHindsight(set: RecordedSet, lambda: number): Hindsight {
  const key = `${set.name} ${lambda}`;
  const found = known.get(key);
  if (found?.set === set) return found.hindsight;
  const hindsight = hindsightOf(set, lambda);
  known.set(key, { set, hindsight });
  return hindsight;
}

async function choicesOf(job: BanditJob, set: RecordedSet, hindsight: Hindsight): Promise<Choices> {
  const { policy, seed } = job;
  const labels = labelsUsed[policy];
  if (labels === undefined) return withoutLearning(policy, set, hindsight, seed);
  const context = contexts[job.context ?? (labels === "none" ? "nothing" : "own")];
  const qualityPrior = job.priorFrom ? priorFrom(job.dataFolder, job.priorFrom, set) : coldStart.qualityPrior;
  const stream: ReplayStream = {
    learning: { qualityPrior, context },
    set,
    seed,
    labels: labelsOf(set, labels, seed),
    objective: objectiveOf(job.lambda, hindsight.costReference),
    ...(policy.startsWith("beta") ? { policy: betaThompson() } : {}),
  };
  return replay(stream);
}

/** The choices of those that need no feedback: made by hindsight, or by chance. */
function withoutLearning(name: PolicyName, set: RecordedSet, hindsight: Hindsight, seed: number): Choices {
  const order = orderOf(set, seed);
  const random = seededRandom(`random ${seed}`);
  const choose = (row: number): number => {
    switch (name) {
      case "cheapest":
        return hindsight.cheapest;
      case "best fixed":
        return hindsight.bestFixed;
      case "best per task":
        return hindsight.bestOfTask.get(set.rows[row]?.task ?? "") ?? hindsight.bestFixed;
      case "oracle":
        return highest(hindsight.utilities[row] ?? []);
      default:
        return Math.floor(random() * set.models.length);
    }
  };
  return { order, chosen: order.map(choose) };
}
