import type { ModelName } from "../catalog/index.ts";
import type { Forecast } from "../learning/index.ts";
import type { Profile } from "../profile/index.ts";
import type { Candidate, DecisionInit, Exclusion, Rest, Worth } from "../routing/index.ts";

/** One candidate as it is logged. */
export interface RecordedCandidate {
  readonly model: ModelName;
  /** The belief that its quality was drawn from, and all else that was expected of it. */
  readonly forecast: Forecast;
  /** What the rules' `prefer` adds to its value, in US dollars. */
  readonly bonusUsd: number;
  /** Why it could not be asked just then. */
  readonly rest?: Rest | undefined;
}

/**
 * A decision with everything that it was made from, as plain JSON: what to log if decisions are to be replayed, or other
 * policies judged by what became of them. It holds no prompt and no key.
 */
export interface DecisionRecord {
  readonly version: 1;
  readonly id: string;
  readonly requested: string;
  /** The name of the policy that ranked; absent if the model was asked for by name. */
  readonly policy?: string | undefined;
  readonly arm?: string | undefined;
  /** What chance was drawn from. */
  readonly seed: string;
  readonly sequence: number;
  readonly worth: Worth;
  readonly exploration: number;
  readonly costFactor: number;
  readonly profile: Profile;
  /** Those that the policy ranked, as they were listed. */
  readonly candidates: readonly RecordedCandidate[];
  readonly fallbacks: readonly RecordedCandidate[];
  readonly excluded: readonly Exclusion[];
  /** One of the candidates that was new where others were known. */
  readonly newcomer?: ModelName | undefined;
  /** What a draw might cost beyond what is chosen where nothing is drawn, in US dollars; absent: any amount. */
  readonly maxExtraUsd?: number | undefined;
  /** In what share of decisions one of the candidates is drawn evenly, and whether that was so here. */
  readonly epsilon: number;
  readonly explored: boolean;
  /** Whether the first was kept, since it called the tools whose results the request brought. */
  readonly kept: boolean;
  /** Who was asked in what order. */
  readonly ranking: readonly ModelName[];
}

/**
 * What to log of a decision: right after it was made, since what no policy has asked for is looked up here.
 *
 * ```ts
 * overture.on("decision", ({ decision }) => log(JSON.stringify(decisionRecord(decision))));
 * ```
 */
export function decisionRecord(decision: DecisionInit): DecisionRecord {
  const { id, requested, arm, assessment, epsilon, explored, kept, excluded, ranking } = decision;
  const { seed, sequence, worth, exploration, costFactor, profile } = assessment;
  const rests = new Map(ranking.map(({ model, rest }) => [model, rest]));
  const recorded = (candidate: Candidate): RecordedCandidate => ({
    model: candidate.model,
    forecast: assessment.forecast(candidate),
    bonusUsd: assessment.bonus(candidate),
    rest: rests.get(candidate.model),
  });
  return {
    version: 1,
    id,
    requested,
    policy: decision.ranker?.name,
    arm,
    seed,
    sequence,
    worth,
    exploration,
    costFactor,
    profile,
    candidates: decision.candidates.map(recorded),
    fallbacks: decision.fallbacks.map(recorded),
    excluded,
    newcomer: assessment.newcomer(decision.candidates)?.model,
    // What JSON cannot hold is no limit.
    maxExtraUsd: Number.isFinite(decision.maxExtraUsd) ? decision.maxExtraUsd : undefined,
    epsilon,
    explored,
    kept,
    ranking: ranking.map(({ model }) => model),
  };
}
