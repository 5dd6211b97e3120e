import type { ModelCard, ModelName } from "../catalog/index.ts";
import { type Candidate, type Policy, type PolicyContext, rank, splitModelName } from "../routing/index.ts";
import { seededRandom } from "../time/index.ts";
import type { DecisionRecord, RecordedCandidate } from "./decision-record.ts";

/** Finds a model's card, for policies that look at it: `(model) => overture.catalog.find(model)`. */
export type FindCard = (model: ModelName) => ModelCard | undefined;

/**
 * Decides a logged decision again: with the policy that ranked it, bit by bit the same ranking; with another, the one that it
 * would have made of the same draws. For an arm of `split()`, give that arm's policy.
 */
export function replay(record: DecisionRecord, policy: Policy, find?: FindCard | undefined): readonly ModelName[] {
  const { seed, epsilon, kept, fallbacks } = record;
  const rests = new Map([...record.candidates, ...fallbacks].map(({ model, rest }) => [model, rest]));
  const { ranking } = rank({
    policy: record.policy === undefined ? undefined : policy,
    context: recordedContext(record, find, seed),
    maxExtraUsd: record.maxExtraUsd,
    fallbacks: fallbacks.map((fallback) => candidateOf(fallback, find)),
    resting: ({ model }) => rests.get(model),
    keep: kept ? record.ranking[0] : undefined,
    epsilon,
    seed,
  });
  return ranking.map(({ model }) => model);
}

/**
 * How likely each model was to be asked first in a logged decision, had this policy ranked: with the one that did, the
 * propensities that off-policy evaluation divides by. Models that could not be asked are left out.
 */
export async function propensities(
  record: DecisionRecord,
  policy: Policy,
  find?: FindCard | undefined,
): Promise<Readonly<Record<ModelName, number>>> {
  const { choiceChances } = await import("../routing/chances/index.ts");
  const resting = new Set(record.candidates.flatMap(({ model, rest }) => (rest ? [model] : [])));
  const settled = record.kept || record.policy === undefined || resting.size === record.candidates.length;
  const chances = await choiceChances({
    policy,
    context: (seed) => recordedContext(record, find, seed),
    maxExtraUsd: record.maxExtraUsd,
    resting,
    certain: settled ? record.ranking[0] : undefined,
    epsilon: record.epsilon,
  });
  return Object.fromEntries(chances);
}

/** What a policy decides from, as it was when the decision was logged. */
function recordedContext(record: DecisionRecord, find: FindCard | undefined, seed: string): PolicyContext {
  const recorded = new Map<string, RecordedCandidate>(record.candidates.map((each) => [each.model, each]));
  const of = ({ model }: Candidate): RecordedCandidate => {
    const found = recorded.get(model);
    if (!found) throw new RangeError(`The decision ${record.id} was not made among models with ${model}.`);
    return found;
  };
  const { profile, worth, exploration, costFactor, sequence } = record;
  const candidates = record.candidates.map((each) => candidateOf(each, find));
  return {
    profile,
    candidates,
    newcomer: candidates.find(({ model }) => model === record.newcomer),
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
