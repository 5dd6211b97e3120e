import { matchesPattern } from "../catalog/index.ts";
import type { Need, Profile } from "../profile/index.ts";
import type { Candidate } from "./candidate.ts";

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
}

/** What a preference is worth, as a share of a perfect answer. */
export const preferenceShare = 0.05;

/** The rules that apply to a request. */
export function rulesFor(rules: readonly Rule[], profile: Profile, tags: readonly string[]): readonly Rule[] {
  return rules.length === 0 ? rules : rules.filter((rule) => !rule.when || matches(rule.when, profile, tags));
}

/** Why the rules keep a model from serving, or undefined if they do not. */
export function forbiddenBy(rules: readonly Rule[], { model }: Candidate): string | undefined {
  for (const { only, never } of rules) {
    if (only && !matchesAny(only, model)) return `a rule allows only ${only.join(", ")}`;
    if (never && matchesAny(never, model)) return `a rule excludes ${never.join(", ")}`;
  }
  return undefined;
}

/** Whether a rule prefers a model. */
export function isPreferred(rules: readonly Rule[], { model }: Candidate): boolean {
  return rules.some(({ prefer }) => prefer !== undefined && matchesAny(prefer, model));
}

function matches(when: RuleCondition, profile: Profile, tags: readonly string[]): boolean {
  const { over = Number.NEGATIVE_INFINITY, under = Number.POSITIVE_INFINITY } = when.inputTokens ?? {};
  if (!(profile.inputTokens > over && profile.inputTokens < under)) return false;
  if (when.task !== undefined && !listOf(when.task).includes(profile.task)) return false;
  if (when.needs !== undefined && !listOf(when.needs).every((need) => profile.needs.includes(need))) return false;
  return when.tag === undefined || listOf(when.tag).some((tag) => tags.includes(tag));
}

function matchesAny(patterns: readonly string[], model: string): boolean {
  return patterns.some((pattern) => matchesPattern(pattern, model));
}

function listOf<Value extends string>(value: Value | readonly Value[]): readonly Value[] {
  return typeof value === "string" ? [value] : value;
}
