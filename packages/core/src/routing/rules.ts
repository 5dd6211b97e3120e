import { matchesPattern } from "../catalog/index.ts";
import type { Need, Profile } from "../profile/index.ts";
import type { Candidate } from "./candidate.ts";
import type { Mode } from "./mode.ts";
import type { Objective } from "./objective.ts";

/** When a rule applies: when everything that it names holds. */
export interface RuleCondition {
  /** The request's task, or one of several. */
  readonly task?: string | readonly string[] | undefined;
  /**
   * How likely these tasks must be taken together, from 0 to 1: `{ task: ["code", "math"], minConfidence: 0.6 }` holds where it
   * is 60 % sure that a request is one of both. What a caller says is certain. @default the task that was settled on is one of them
   */
  readonly minConfidence?: number | undefined;
  /** The estimated length of the input, in tokens. */
  readonly inputTokens?: { readonly over?: number | undefined; readonly under?: number | undefined } | undefined;
  /** What the request needs of a model. */
  readonly needs?: Need | readonly Need[] | undefined;
  /** One of the request's tags, or one of several. */
  readonly tag?: string | readonly string[] | undefined;
  /** Whose request it is, or one of several; `*` stands for any characters: `acme-*`. A request without a tenant is nobody's. */
  readonly tenant?: string | readonly string[] | undefined;
  /** The caller's name for the user, from `overture.user`, else from the request's `safety_identifier` or `user`; or one of several. */
  readonly user?: string | readonly string[] | undefined;
  /** The language of what the user said last, as ISO 639-1 says it, or one of several; `Profile.language` says which are known. */
  readonly language?: string | readonly string[] | undefined;
  readonly time?: TimeCondition | undefined;
  /**
   * A regular expression that is found in what the user said last: in its first 700 or its last 300 characters. One that is
   * written as a text heeds no case. So that none takes long, it may repeat without a limit once (`{1,20}` does elsewhere),
   * and nothing that repeats or chooses by itself.
   */
  readonly pattern?: RegExp | string | undefined;
  /** A test of your own. It must be quick; what it throws, the request fails with. */
  readonly predicate?:
    | ((profile: Profile, request: { readonly text: string; readonly tags: readonly string[] }) => boolean)
    | undefined;
}

/** When a rule applies, by the clock. */
export interface TimeCondition {
  /** @default every day */
  readonly days?: readonly ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[] | undefined;
  /** From this time of day on, as `"22:00"`. @default midnight */
  readonly from?: string | undefined;
  /** Until before this time of day; earlier than `from`, it is the next day's. @default midnight */
  readonly to?: string | undefined;
  /** An IANA time zone, as `"Europe/Berlin"`. @default UTC */
  readonly timeZone?: string | undefined;
}

/** A rule: what applies to requests of a kind. All rules that match apply, unless the option `rulesMatch` says otherwise. */
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

/** Why the rules keep a model from serving, or undefined if they do not. */
export function forbiddenBy(rules: readonly Rule[], { model }: { readonly model: string }): string | undefined {
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

function matchesAny(patterns: readonly string[], model: string): boolean {
  return patterns.some((pattern) => matchesPattern(pattern, model));
}
