import { OvertureError } from "../chat/index.ts";
import type { Warning } from "../provider/index.ts";
import type { Assessment } from "./assessment.ts";
import type { Candidate } from "./candidate.ts";
import { type Constraints, isConstrained, unprovenOf, type Violation, violationOf } from "./constraints.ts";
import { Decision } from "./decision.ts";
import { type Exclusion, exclusionOf } from "./eligibility.ts";
import type { Resolution } from "./model-list.ts";
import type { Policy } from "./policy.ts";
import { rank } from "./rank.ts";
import type { Rest } from "./ranking.ts";
import { forbiddenBy, type Rule } from "./rules.ts";

/** What a decision depends on, all of it given: no clock, no network, no hidden state. */
export interface DecideInput {
  readonly id: string;
  readonly requested: string;
  /** What is expected of candidates, and what that is worth. */
  readonly assessment: Assessment;
  /** The rules that apply to the request. */
  readonly rules: readonly Rule[];
  readonly constraints: Constraints;
  /** Whether a constraint that nobody meets is an error. */
  readonly strict: boolean;
  /** Who made the tool calls whose results the request brings: it goes on with them. */
  readonly keep: string | undefined;
  readonly resolution: Resolution;
  /** Models to ask after the requested ones failed. */
  readonly fallbacks: readonly Candidate[];
  readonly policy: Policy;
  /** Which of several policies that is. */
  readonly arm: string | undefined;
  /** What a draw may cost beyond what is chosen where nothing is drawn, in US dollars. @default any amount */
  readonly maxExtraUsd?: number | undefined;
  /** In what share of decisions one of the candidates is drawn evenly. @default 0 */
  readonly epsilon?: number | undefined;
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
  const warnings: Warning[] = [...(input.assessment.profile.warnings ?? [])];
  const considered = new Set(candidates.map((candidate) => candidate.model));
  const named = kind === "model";
  const served = withinConstraints(input, eligible, excluded, warnings);
  const fallbacks: Candidate[] = [];
  for (const candidate of input.fallbacks) {
    if (considered.has(candidate.model)) continue;
    considered.add(candidate.model);
    if (isEligible(candidate, input, excluded)) fallbacks.push(candidate);
  }
  const { assessment, resting, keep, maxExtraUsd, epsilon = 0 } = input;
  const { seed } = assessment;
  const policy = named ? undefined : input.policy;
  const context = assessment.context(served);
  const ranked = rank({ policy, context, maxExtraUsd, fallbacks, resting, keep, epsilon, seed });
  const { ranking } = ranked;
  if (ranking.length === 0) throw nobody(input, excluded, served.length);
  if (isConstrained(input.constraints)) warnUnproven(input, ranking[0], warnings);
  for (const { model, card, hint = "" } of ranking) {
    const message = `Nothing is known of ${model}, nor its price.${hint}`;
    if (!card) warnings.push({ code: "no_model_card", message, param: "model" });
  }
  return new Decision({
    id: input.id,
    requested: input.requested,
    policy: input.policy.name,
    // A model that was asked for by name says nothing of policies.
    arm: named ? undefined : input.arm,
    ...ranked,
    excluded,
    warnings,
    assessment,
    ranker: policy,
    candidates: served,
    fallbacks,
    rules: input.rules,
    maxExtraUsd,
    epsilon,
  });
}

function isEligible(candidate: Candidate, input: DecideInput, excluded: Exclusion[]): boolean {
  const { profile, forecast } = input.assessment;
  const inactive = input.inactive(candidate);
  const exclusion: Exclusion | undefined =
    inactive === undefined
      ? (exclusionOf(candidate, profile, (each) => forecast(each).inputTokens) ?? ruledOut(candidate, input.rules))
      : { model: candidate.model, code: "inactive", reason: inactive };
  if (exclusion) excluded.push(exclusion);
  return !exclusion;
}

function ruledOut(candidate: Candidate, rules: readonly Rule[]): Exclusion | undefined {
  const reason = forbiddenBy(rules, candidate);
  return reason === undefined ? undefined : { model: candidate.model, code: "rule", reason };
}

/**
 * The candidates whose forecasts keep the request's constraints. If none does, the one that breaks them least serves, with a
 * warning, unless the request is strict.
 */
function withinConstraints(
  { assessment, constraints, strict }: DecideInput,
  candidates: readonly Candidate[],
  excluded: Exclusion[],
  warnings: Warning[],
): readonly Candidate[] {
  if (!isConstrained(constraints) || candidates.length === 0) return candidates;
  const violations: Violation[] = [];
  const kept = candidates.filter((candidate) => {
    const violation = violationOf(candidate, assessment.forecast(candidate), constraints);
    if (violation) violations.push(violation);
    return !violation;
  });
  violations.sort((left, right) => left.excess - right.excess);
  const [least] = violations;
  const serves = kept.length > 0 || strict || !least ? undefined : least;
  for (const violation of violations) {
    if (violation === serves) continue;
    excluded.push({ model: violation.candidate.model, code: "constraint", reason: violation.reason });
  }
  if (!serves) return kept;
  const message = `No model keeps the request's constraints; ${serves.candidate.model} comes nearest, though it ${serves.reason}.`;
  warnings.push({ code: "constraint_not_met", message });
  return [serves.candidate];
}

/** What is not known well passes, but not without a word. */
function warnUnproven(
  { assessment, constraints }: DecideInput,
  first: Candidate | undefined,
  warnings: Warning[],
): void {
  const unproven = first ? unprovenOf(assessment.forecast(first), constraints) : [];
  if (!first || unproven.length === 0) return;
  const message = `Too little is known of ${first.model} to hold it to ${unproven.join(" and ")}.`;
  warnings.push({ code: "constraint_unproven", message });
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
