import type { Catalog } from "../catalog/index.ts";
import { OvertureError } from "../chat/index.ts";
import { forbiddenBy, type Rule } from "./rules.ts";

/** Throws for a rule that can never match, or that leaves no model when it does. */
export function checkReach(
  { when, only, never }: Rule,
  at: string,
  names: readonly string[],
  { catalog }: { readonly catalog: Catalog },
): void {
  const { over = -1, under = Number.POSITIVE_INFINITY } = when?.inputTokens ?? {};
  if (Math.floor(over) + 1 >= under) {
    throw invalid(`${at}.when.inputTokens`, `No number of tokens is over ${over} and under ${under}.`);
  }
  if (when?.minConfidence !== undefined && when.task === undefined) {
    throw invalid(`${at}.when.minConfidence`, `"${at}.when.minConfidence" needs a task: say which.`);
  }
  if (!only) return;
  const left = names.filter((name) => !forbids([{ only, never }], name));
  const listed = only.filter((name) => !name.includes("*"));
  if (left.length === 0 && only.length > listed.length) return;
  if (left.length === 0 && never)
    throw invalid(at, `"${at}" leaves no model: "never" takes all that "only" lets through.`);
  const cards = left.map((name) => catalog.find(name));
  const needs = [when?.needs ?? []].flat();
  const lacking = needs.find((need) => cards.every((card) => card?.capabilities[need] === false));
  if (cards.length > 0 && lacking) {
    throw invalid(at, `"${at}" leaves no model: none that "only" lets through can do with ${lacking}.`);
  }
  if (cards.length > 0 && cards.every((card) => over >= (card?.contextTokens ?? Number.POSITIVE_INFINITY))) {
    throw invalid(at, `"${at}" leaves no model: none that "only" lets through takes more than ${over} tokens.`);
  }
}

/** Throws where the rules that always apply leave no model together. */
export function checkTogether(rules: readonly Rule[], names: readonly string[]): void {
  const always = rules.filter(({ when }) => !when);
  if (names.length === 0 || always.length < 2 || names.some((name) => !forbids(always, name))) return;
  throw invalid("rules", "The rules that always apply leave no model together.");
}

/** The error of an option that makes no sense. */
export function invalid(param: string, message: string): OvertureError {
  return new OvertureError({ code: "invalid_option", status: 400, param, message });
}

function forbids(rules: readonly Rule[], model: string): boolean {
  return forbiddenBy(rules, { model }) !== undefined;
}
