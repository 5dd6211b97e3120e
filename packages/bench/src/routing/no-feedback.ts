import type { Policy } from "@overture/core";
import type { Section } from "../benchmark.ts";
import { percent } from "../report/number-text.ts";
import { meanOf } from "../statistics/summary.ts";
import { objectiveOf } from "./bandit.ts";
import { hindsightOf } from "./hindsight.ts";
import { labelsOf } from "./labels.ts";
import { recordedSet, setDescriptions } from "./recorded-sets.ts";
import { type ReplayStream, replay } from "./replay-stream.ts";

/** One stream of which nobody says how good the answers are. */
export interface NoFeedbackJob {
  readonly part: "noFeedback";
  readonly dataFolder: string;
  readonly set: string;
  readonly seed: number;
}

/** How the stream differed from one ranked by what is expected, with nothing drawn. */
export interface NoFeedbackResult {
  /** Summed utility that the choices by expectation had more. */
  readonly regret: number;
  /** The share of requests that went to another model. */
  readonly different: number;
}

/** Ranks by expected value alone: prior quality, and cost, latency and success as they were learned. A user's own policy. */
export const byExpectation: Policy = {
  name: "by expectation",
  rank: ({ candidates, forecast, worth }) => {
    const valued = candidates.map((candidate) => {
      const { success, quality, costUsd, totalMs } = forecast(candidate);
      const answer = success.mean * (worth.usdPerAnswer * quality.mean - costUsd);
      return { candidate, value: answer - (worth.usdPerSecond * totalMs) / 1000 };
    });
    return valued.sort((left, right) => right.value - left.value).map(({ candidate }) => candidate);
  },
};

const lambda = 0.1;

/** The streams to measure. */
export function noFeedbackJobs(dataFolder: string, seeds: number): readonly NoFeedbackJob[] {
  return setDescriptions.flatMap(({ name }) =>
    Array.from({ length: Math.min(seeds, 3) }, (_, index) => ({
      part: "noFeedback" as const,
      dataFolder,
      set: name,
      seed: index + 1,
    })),
  );
}

/** Sends the same stream through Overture as it is, and through Overture with a policy that draws nothing. */
export async function runNoFeedback({ dataFolder, set: name, seed }: NoFeedbackJob): Promise<NoFeedbackResult> {
  const set = recordedSet(dataFolder, name);
  const { costReference, utilities } = hindsightOf(set, lambda);
  const stream: ReplayStream = {
    set,
    seed,
    labels: labelsOf(set, "true", seed),
    // A second is worth a tenth of an answer, so that latency is weighed as well where it was recorded.
    objective: { ...objectiveOf(lambda, costReference), usdPerSecond: costReference },
    learning: {},
    feedback: false,
    timed: true,
  };
  const drawn = await replay(stream);
  const expected = await replay({ ...stream, policy: byExpectation });
  let [regret, different] = [0, 0];
  for (const [step, row] of drawn.order.entries()) {
    const [one, other] = [drawn.chosen[step] ?? 0, expected.chosen[step] ?? 0];
    regret += (utilities[row]?.[other] ?? 0) - (utilities[row]?.[one] ?? 0);
    if (one !== other) different += 1;
  }
  return { regret, different: different / drawn.order.length };
}

/** What came of it. */
export function noFeedbackReport(
  jobs: readonly NoFeedbackJob[],
  results: readonly NoFeedbackResult[],
): { readonly headline: Readonly<Record<string, number>>; readonly sections: readonly Section[] } {
  const names = [...new Set(jobs.map(({ set }) => set))];
  const rows = names.map((name) => {
    const some = results.filter((_, index) => jobs[index]?.set === name);
    return [
      name,
      meanOf(some.map(({ regret }) => regret)).toFixed(3),
      percent(meanOf(some.map(({ different }) => different)), 2),
    ];
  });
  // The stream that is furthest off, either way: regrets that cancel out would show nothing.
  const worst = results.reduce((most, { regret }) => (Math.abs(regret) > Math.abs(most) ? regret : most), 0);
  return {
    headline: { "nofeedback.regret": worst },
    sections: [
      {
        title: "No feedback at all: against ranking by prior quality and learned cost, latency and success",
        table: { columns: ["set", "regret", "choices that differ"], rows },
      },
    ],
  };
}
