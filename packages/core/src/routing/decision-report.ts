import type { ModelName } from "../catalog/index.ts";
import type { Forecast, ForecastRanges } from "../learning/index.ts";
import type { ClassifierUse, TaskGuess } from "../profile/index.ts";
import { choiceChances } from "./chances/index.ts";
import type { Exclusion } from "./eligibility.ts";
import type { Worth } from "./objective.ts";
import type { ValuedCandidate } from "./policy.ts";
import type { DecisionInit, Rest } from "./ranking.ts";
import type { Rule } from "./rules.ts";

/** One model of a ranking, with all that was reckoned with. */
export interface CandidateReport {
  readonly model: ModelName;
  /** Whether it is here only in case the requested model fails. */
  readonly fallback: boolean;
  readonly rest: Rest | undefined;
  /** Means. */
  readonly forecast: Forecast;
  /** Between which bounds each of them lies with a chance of 80 %. */
  readonly ranges: ForecastRanges;
  /** What asking it is worth in US dollars, at the expected quality. */
  readonly valueUsd: number;
  /** The quality that was drawn, and what asking it is worth at that; absent if the policy does not rank by worth. */
  readonly drawn: { readonly quality: number; readonly valueUsd: number } | undefined;
  /** What the rules' `prefer` adds, in US dollars. */
  readonly bonusUsd: number;
  /** How likely it was to be asked first, whatever was drawn. */
  readonly chance: number;
}

/** A decision with everything that it rests on, as data. It holds no prompt and no key. */
export interface DecisionReport {
  readonly id: string;
  readonly requested: string;
  readonly task: string;
  /** What the classifier says, where it was asked, and how that went. */
  readonly guess: TaskGuess | undefined;
  readonly classifier: ClassifierUse | undefined;
  readonly policy: string;
  readonly arm: string | undefined;
  readonly explanation: string;
  /** In the order in which they are asked. */
  readonly candidates: readonly CandidateReport[];
  readonly excluded: readonly Exclusion[];
  /** The rules that applied. */
  readonly rules: readonly Rule[];
  readonly worth: Worth;
  /** How much exploring is worth, from 0 to 1. */
  readonly exploration: number;
  /** What costs are multiplied with while a budget is paced; otherwise 1. */
  readonly costFactor: number;
  readonly seed: string;
  readonly conversation: {
    /** Whether the draw is the conversation's own, of which only new evidence makes another choice. */
    readonly keepsDraw: boolean;
    /** Whether the first model goes on with the tools that it called. */
    readonly keepsModel: boolean;
  };
  /** In what share of decisions one of the candidates is drawn evenly, and whether that was so here. */
  readonly epsilon: number;
  readonly explored: boolean;
}

/** A decision that can say why. */
export interface ExplainedDecision extends DecisionInit {
  readonly explanation: string;
}

/** Works out a report. */
export async function reportOf(decision: ExplainedDecision): Promise<DecisionReport> {
  const { id, requested, policy, arm, excluded, rules, assessment, epsilon, explored, kept } = decision;
  const { worth, exploration, costFactor, seed, profile } = assessment;
  const chances = await chancesOf(decision);
  const drawn = drawnOf(decision);
  const candidates = await Promise.all(
    decision.ranking.map(async (candidate): Promise<CandidateReport> => {
      const { model, fallback, rest } = candidate;
      const value = drawn.get(model);
      return {
        model,
        fallback,
        rest,
        forecast: assessment.forecast(candidate),
        ranges: await assessment.ranges(candidate),
        valueUsd: assessment.value(candidate),
        drawn: value && { quality: value.quality, valueUsd: value.valueUsd },
        bonusUsd: assessment.bonus(candidate),
        chance: chances.get(model) ?? 0,
      };
    }),
  );
  return {
    id,
    requested,
    task: profile.task,
    guess: profile.guess,
    classifier: profile.classifier,
    policy,
    arm,
    explanation: decision.explanation,
    candidates,
    excluded,
    rules,
    worth,
    exploration,
    costFactor,
    seed,
    conversation: { keepsDraw: seed !== id, keepsModel: kept },
    epsilon,
    explored,
  };
}

/** How likely each model was to be asked first. */
function chancesOf(decision: DecisionInit): Promise<ReadonlyMap<string, number>> {
  const { ranker, assessment, candidates, ranking, kept, epsilon, maxExtraUsd } = decision;
  const resting = new Set(ranking.flatMap(({ model, rest }) => (rest ? [model] : [])));
  const settled = kept || !ranker || candidates.every(({ model }) => resting.has(model));
  return choiceChances({
    policy: ranker,
    context: (seed) => assessment.context(candidates, seed),
    maxExtraUsd,
    resting,
    certain: settled ? ranking[0]?.model : undefined,
    epsilon,
  });
}

function drawnOf({ ranker, assessment, candidates }: DecisionInit): ReadonlyMap<string, ValuedCandidate> {
  const context = assessment.context(candidates);
  return new Map(ranker?.values?.(context).map((valued) => [valued.candidate.model, valued]));
}
