import { OvertureError } from "../chat/index.ts";
import type { Profile } from "../profile/index.ts";
import type { Warning } from "../provider/index.ts";
import type { Random } from "../time/index.ts";
import type { Candidate } from "./candidate.ts";
import { Decision } from "./decision.ts";
import { type Exclusion, exclusionOf } from "./eligibility.ts";
import type { Resolution } from "./model-list.ts";
import type { Policy } from "./policy.ts";
import type { RankedCandidate, Rest } from "./ranking.ts";

/** What a decision depends on, all of it given: no clock, no network, no hidden state. */
export interface DecideInput {
  readonly id: string;
  readonly requested: string;
  readonly profile: Profile;
  readonly resolution: Resolution;
  /** Models to ask after the requested ones failed. */
  readonly fallbacks: readonly Candidate[];
  readonly policy: Policy;
  readonly random: Random;
  readonly sequence: number;
  /** Why a candidate's provider cannot be called at all, in words, or undefined if it can. */
  readonly inactive: (candidate: Candidate) => string | undefined;
  /** Why a candidate should not be asked just now, or undefined if it may be. */
  readonly resting: (candidate: Candidate) => Rest | undefined;
}

/**
 * Makes the decision: who can serve, ranked by the policy, those that rest last, soonest back first. Throws
 * `no_eligible_model` with each model's reason if nobody can serve.
 */
export function decide(input: DecideInput): Decision {
  const excluded: Exclusion[] = [];
  const { candidates, kind } = input.resolution;
  const eligible = candidates.filter((candidate) => isEligible(candidate, input, excluded));
  const considered = new Set(candidates.map((candidate) => candidate.model));
  // A model that was asked for by name is not the policy's to refuse.
  const ranked = kind === "model" ? eligible : rankedBy(input, eligible);
  const ranking: RankedCandidate[] = [];
  for (const candidate of ranked) ranking.push({ ...candidate, fallback: false, rest: input.resting(candidate) });
  for (const candidate of input.fallbacks) {
    if (considered.has(candidate.model)) continue;
    considered.add(candidate.model);
    if (!isEligible(candidate, input, excluded)) continue;
    ranking.push({ ...candidate, fallback: true, rest: input.resting(candidate) });
  }
  if (ranking.length === 0) throw nobody(input, excluded, eligible.length);
  if (ranking.some((candidate) => candidate.rest)) ranking.sort(availableFirst);
  return new Decision({
    id: input.id,
    requested: input.requested,
    policy: input.policy.name,
    ranking,
    excluded,
    warnings: ranking.filter((candidate) => !candidate.card).map(noCard),
  });
}

/** What the policy makes of the candidates: each once, and nothing that it was not given, whatever a user's own policy does. */
function rankedBy(input: DecideInput, candidates: readonly Candidate[]): Iterable<Candidate> {
  if (candidates.length === 0) return candidates;
  const given = new Map(candidates.map((candidate) => [candidate.model, candidate]));
  const ranked = new Set<Candidate>();
  const { policy, profile, random, sequence } = input;
  for (const { model } of policy.rank({ profile, candidates, random, sequence })) {
    const candidate = given.get(model);
    if (candidate) ranked.add(candidate);
  }
  return ranked;
}

function isEligible(candidate: Candidate, input: DecideInput, excluded: Exclusion[]): boolean {
  const inactive = input.inactive(candidate);
  const exclusion: Exclusion | undefined =
    inactive === undefined
      ? exclusionOf(candidate, input.profile)
      : { model: candidate.model, code: "inactive", reason: inactive };
  if (exclusion) excluded.push(exclusion);
  return !exclusion;
}

function availableFirst(left: RankedCandidate, right: RankedCandidate): number {
  return (left.rest?.forMs ?? 0) - (right.rest?.forMs ?? 0);
}

function noCard(candidate: Candidate): Warning {
  return {
    code: "no_model_card",
    message: `Nothing is known of ${candidate.model}: its price and abilities are not checked.`,
    param: "model",
  };
}

function nobody(input: DecideInput, excluded: readonly Exclusion[], leftOut: number): OvertureError {
  const reasons = excluded.slice(0, 12).map(({ model, reason }) => `${model} ${reason}`);
  if (excluded.length > 12) reasons.push(`and ${excluded.length - 12} more`);
  if (leftOut > 0) reasons.push(`the policy ${input.policy.name} leaves out the other ${leftOut}`);
  const why = reasons.length > 0 ? `: ${reasons.join("; ")}` : ": the list of models is empty";
  const inactive = leftOut === 0 && excluded.length > 0 && excluded.every(({ code }) => code === "inactive");
  return new OvertureError({
    code: inactive ? "no_provider" : "no_eligible_model",
    status: inactive ? 503 : 400,
    param: "model",
    message: `No model can serve this request for "${input.requested.slice(0, 200)}"${why}.`,
  });
}
