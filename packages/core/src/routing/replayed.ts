import type { ModelCard, ModelName } from "../catalog/index.ts";
import { seededRandom } from "../time/index.ts";
import { type Candidate, splitModelName } from "./candidate.ts";
import { choiceChances } from "./choice-chances.ts";
import type { DecisionRecord, RecordedCandidate } from "./decision-record.ts";
import type { Policy, PolicyContext } from "./policy.ts";
import { type Ranking, rank } from "./rank.ts";

/** Finds a model's card, for policies that look at it. */
export type FindCard = (model: ModelName) => ModelCard | undefined;

/** Ranks what was logged of a decision anew. */
export function replayed(record: DecisionRecord, policy: Policy, find: FindCard | undefined): Ranking {
  const { seed, epsilon, kept, ranking, fallbacks } = record;
  const rests = new Map([...record.candidates, ...fallbacks].map(({ model, rest }) => [model, rest]));
  return rank({
    policy: record.policy === undefined ? undefined : policy,
    context: recordedContext(record, find, seed),
    fallbacks: fallbacks.map((fallback) => candidateOf(fallback, find)),
    resting: ({ model }) => rests.get(model),
    keep: kept ? ranking[0] : undefined,
    epsilon,
    seed,
  });
}

/** How likely each model was to be asked first, had this policy ranked. */
export function recordedChances(
  record: DecisionRecord,
  policy: Policy,
  find: FindCard | undefined,
): Promise<ReadonlyMap<string, number>> {
  const resting = new Set(record.candidates.flatMap(({ model, rest }) => (rest ? [model] : [])));
  const settled = record.kept || record.policy === undefined || resting.size === record.candidates.length;
  return choiceChances({
    policy,
    context: (seed) => recordedContext(record, find, seed),
    resting,
    certain: settled ? record.ranking[0] : undefined,
    epsilon: record.epsilon,
  });
}

/** What a policy decides from, as it was when the decision was logged. */
export function recordedContext(record: DecisionRecord, find: FindCard | undefined, seed: string): PolicyContext {
  const recorded = new Map<string, RecordedCandidate>(record.candidates.map((each) => [each.model, each]));
  const of = ({ model }: Candidate): RecordedCandidate => {
    const found = recorded.get(model);
    if (!found) throw new Error(`The decision ${record.id} was not made among models with ${model}.`);
    return found;
  };
  const { profile, worth, exploration, costFactor, sequence } = record;
  return {
    profile,
    candidates: record.candidates.map((each) => candidateOf(each, find)),
    forecast: (candidate) => of(candidate).forecast,
    bonus: (candidate) => of(candidate).bonusUsd,
    worth,
    exploration,
    costFactor,
    random: seededRandom(seed),
    sequence,
  };
}

function candidateOf({ model }: RecordedCandidate, find: FindCard | undefined): Candidate {
  const { provider, vendorModel } = splitModelName(model) ?? { provider: "", vendorModel: model };
  return { model, provider, vendorModel, card: find?.(model) };
}
