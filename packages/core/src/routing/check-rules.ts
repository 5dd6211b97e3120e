import { type Catalog, didYouMean, matchesPattern } from "../catalog/index.ts";
import { allNeeds } from "../profile/index.ts";
import type { Provider } from "../provider/index.ts";
import { checkReach, invalid } from "./check-reach.ts";
import type { Rule, RuleCondition } from "./rules.ts";
import { taskPreferences } from "./task-preferences.ts";

/** What rules are held against. */
export interface KnownModels {
  readonly providers: readonly Provider[];
  readonly catalog: Catalog;
  /** What other options name, by option: models without a card among them are known as well. */
  readonly lists: Readonly<Record<string, readonly string[] | undefined>>;
}

/** What a tenant's options say of models. */
export interface OwnModels {
  readonly models?: Readonly<Partial<Record<"allow" | "deny", readonly string[] | undefined>>> | undefined;
  readonly rules?: readonly Rule[] | undefined;
}

/**
 * Throws an `invalid_option` error for rules that would do nothing or more than was meant: a name or pattern that fits no
 * model, since a slip in `never` lets a model through; a condition that names nothing, since the rule would always apply; and
 * one that can never hold, or leaves no model, as far as that shows.
 * And for a name or pattern in another option that nobody has: before the first request, and not at each.
 */
export function checkRules(rules: readonly Rule[], known: KnownModels): void {
  const names = namesOf(known);
  for (const [option, list = []] of Object.entries(known.lists)) {
    for (const name of list) if (!isRoute(name, known)) checkPattern(name, option, names, known);
  }
  checkEach(rules, "rules", names, known);
}

/** The same for what a tenant may use and for its own rules, which stand at `at`: what it denies by a slip, it would be served. */
export function checkOwnModels({ models, rules = [] }: OwnModels, at: string, known: KnownModels): void {
  if (!models && rules.length === 0) return;
  const names = namesOf(known);
  for (const [list, patterns = []] of Object.entries(models ?? {})) {
    for (const pattern of patterns) checkPattern(pattern, `${at}.models.${list}`, names, known);
  }
  checkEach(rules, `${at}.rules`, names, known);
}

function checkEach(rules: readonly Rule[], option: string, names: readonly string[], known: KnownModels): void {
  for (const [index, rule] of rules.entries()) {
    // What prefers for tasks fits whoever of its models is there.
    if (taskPreferences.includes(rule)) continue;
    const at = `${option}[${index}]`;
    if (rule.when) checkCondition(rule.when, `${at}.when`);
    for (const list of ["prefer", "only", "never"] as const) {
      for (const pattern of rule[list] ?? []) checkPattern(pattern, `${at}.${list}`, names, known);
    }
    checkReach(rule, at, names, known);
  }
}

function checkCondition(when: RuleCondition, at: string): void {
  const given = Object.entries(when).filter(([, value]) => value !== undefined);
  if (given.length === 0) {
    throw invalid(at, `"${at}" names nothing: leave it out if the rule is to apply always.`);
  }
  for (const [field, value] of given) {
    const isEmpty = Array.isArray(value)
      ? value.length === 0
      : typeof value === "object" && !(value instanceof RegExp) && isBlank(value);
    if (isEmpty) throw invalid(`${at}.${field}`, `"${at}.${field}" is empty: say what it is to be, or leave it out.`);
  }
  const needs = typeof when.needs === "string" ? [when.needs] : (when.needs ?? []);
  const unknown = needs.find((need) => !allNeeds.includes(need));
  if (unknown === undefined) return;
  const message = `"${at}.needs" has ${JSON.stringify(unknown)}; there are: ${allNeeds.join(", ")}.`;
  throw invalid(`${at}.needs`, message);
}

function isRoute(name: string, { lists }: KnownModels): boolean {
  return name === "auto" || Object.hasOwn(lists, `routes.${name}`);
}

function isBlank(value: object): boolean {
  return Object.values(value).every((each) => each === undefined);
}

function checkPattern(
  pattern: string,
  at: string,
  names: readonly string[],
  { providers, catalog }: KnownModels,
): void {
  if (names.some((name) => matchesPattern(pattern, name)) || catalog.find(pattern)) return;
  // An adapter that brings no cards, for a server of one's own, may have any model.
  if (providers.some(({ id, models }) => models.length === 0 && pattern.startsWith(`${id}/`))) return;
  const hint = didYouMean(pattern, [...providers.map(({ id }) => `${id}/*`), ...names], 1);
  const message = `"${at}" names "${pattern.slice(0, 200)}", which no configured model fits.${hint} A model that has no card gets one by the option "catalog".`;
  throw invalid(at, message);
}

/** Models that their vendors serve no longer are known as well: a rule against one is not wrong because it has been retired. */
function namesOf({ providers, catalog, lists }: KnownModels): readonly string[] {
  const cards = providers.flatMap(({ id, models }) => models.map(({ name }) => `${id}/${name}`));
  const ids = providers.map(({ id }) => `${id}/`);
  const listed = Object.values(lists).flatMap((names) => names ?? []);
  const named = listed.filter((name) => !name.includes("*") && ids.some((id) => name.startsWith(id) && name !== id));
  return [...new Set([...cards, ...catalog.names(), ...named])];
}
