import { matchesPattern } from "../catalog/index.ts";
import type { Need, Profile } from "../profile/index.ts";
import type { Candidate } from "./candidate.ts";
import type { Mode } from "./mode.ts";
import type { Objective } from "./objective.ts";

/** When a rule applies: when everything that it names holds. */
export interface RuleCondition {
  /** The request's task, or one of several. */
  readonly task?: string | readonly string[] | undefined;
  /** The estimated length of the input, in tokens. */
  readonly inputTokens?: { readonly over?: number | undefined; readonly under?: number | undefined } | undefined;
  /** What the request needs of a model. */
  readonly needs?: Need | readonly Need[] | undefined;
  /** One of the request's tags, or one of several. */
  readonly tag?: string | readonly string[] | undefined;
  /** Whose request it is, or one of several; `*` stands for any characters: `acme-*`. A request without a tenant is nobody's. */
  readonly tenant?: string | readonly string[] | undefined;
}

/** A rule: what applies to requests of a kind. All rules that match apply. */
export interface Rule {
  /** @default always */
  readonly when?: RuleCondition | undefined;
  /** Names and patterns whose models are worth 5 % of an answer more: a preference, which learning may overrule. */
  readonly prefer?: readonly string[] | undefined;
  /** Only these models may serve. */
  readonly only?: readonly string[] | undefined;
  /** These models may not serve. */
  readonly never?: readonly string[] | undefined;
  /** What an answer is worth. The first rule that says so counts, unless the request says otherwise. */
  readonly objective?: Objective | undefined;
  /** The most that a call may be expected to cost, in US dollars. The lowest of all rules and of the request counts. */
  readonly maxCostUsd?: number | undefined;
  /** How the ranking is spent. The first rule that says so counts, unless the request says otherwise. */
  readonly mode?: Mode | undefined;
}

/** What a preference is worth, as a share of a perfect answer. */
export const preferenceShare = 0.05;

/** What callers say of a request that rules look at. */
export interface RuleLabels {
  readonly tags?: readonly string[] | undefined;
  readonly tenant?: string | undefined;
}

/** The rules that apply to a request. */
export function rulesFor(rules: readonly Rule[], profile: Profile, labels: RuleLabels): readonly Rule[] {
  return rules.length === 0 ? rules : rules.filter((rule) => !rule.when || matches(rule.when, profile, labels));
}

/** Why the rules keep a model from serving, or undefined if they do not. */
export function forbiddenBy(rules: readonly Rule[], { model }: Candidate): string | undefined {
  for (const { only, never } of rules) {
    if (only && !matchesAny(only, model)) return `a rule allows only ${only.join(", ")}`;
    if (never && matchesAny(never, model)) return `a rule excludes ${never.join(", ")}`;
  }
  return undefined;
}

/** What the rules say that an answer is worth: the first that says anything. */
export function objectiveBy(rules: readonly Rule[]): Objective | undefined {
  return rules.find(({ objective }) => objective !== undefined)?.objective;
}

/** What the rules say of how the ranking is spent: the first that says anything. */
export function modeBy(rules: readonly Rule[]): Mode | undefined {
  return rules.find(({ mode }) => mode !== undefined)?.mode;
}

/** The lowest of the rules' limits on cost and of the request's own, in US dollars. */
export function maxCostBy(rules: readonly Rule[], requested: number | undefined): number | undefined {
  let lowest = requested;
  for (const { maxCostUsd } of rules) if (maxCostUsd !== undefined) lowest = Math.min(lowest ?? maxCostUsd, maxCostUsd);
  return lowest;
}

/** Whether a rule prefers a model. */
export function isPreferred(rules: readonly Rule[], { model }: Candidate): boolean {
  return rules.some(({ prefer }) => prefer !== undefined && matchesAny(prefer, model));
}

function matches(when: RuleCondition, profile: Profile, { tags = [], tenant }: RuleLabels): boolean {
  const { over = Number.NEGATIVE_INFINITY, under = Number.POSITIVE_INFINITY } = when.inputTokens ?? {};
  if (!(profile.inputTokens > over && profile.inputTokens < under)) return false;
  if (when.task !== undefined && !listOf(when.task).includes(profile.task)) return false;
  if (when.needs !== undefined && !listOf(when.needs).every((need) => profile.needs.includes(need))) return false;
  if (when.tag !== undefined && !listOf(when.tag).some((tag) => tags.includes(tag))) return false;
  // A slash before both, so that the whole of the two is compared.
  return (
    when.tenant === undefined ||
    (tenant !== undefined && listOf(when.tenant).some((each) => matchesPattern(`/${each}`, `/${tenant}`)))
  );
}

function matchesAny(patterns: readonly string[], model: string): boolean {
  return patterns.some((pattern) => matchesPattern(pattern, model));
}

function listOf<Value extends string>(value: Value | readonly Value[]): readonly Value[] {
  return typeof value === "string" ? [value] : value;
}
