import { type Catalog, matchesPattern } from "../catalog/index.ts";
import { OvertureError } from "../chat/index.ts";
import { forbiddenBy, type Rule } from "./rules.ts";

/** Throws for a rule that can never match, or that leaves no model when it does, as far as names and cards say so. */
export function checkReach(
  rule: Rule,
  at: string,
  names: readonly string[],
  { catalog }: { readonly catalog: Catalog },
): void {
  const { when, only } = rule;
  const { over = -1, under = Number.POSITIVE_INFINITY } = when?.inputTokens ?? {};
  if (Math.floor(over) + 1 >= under) {
    throw invalid(`${at}.when.inputTokens`, `No number of tokens is over ${over} and under ${under}.`);
  }
  if (when?.minConfidence !== undefined && when.task === undefined) {
    throw invalid(`${at}.when.minConfidence`, `"${at}.when.minConfidence" needs a task: say which.`);
  }
  // A name that stands for another, or for a model without a card, may let through what is not listed.
  if (!only?.every((pattern) => names.some((name) => matchesPattern(pattern, name)))) return;
  const needs = [when?.needs ?? []].flat();
  const serves = (model: string): boolean => {
    const card = catalog.find(model);
    const lacks = needs.some((need) => card?.capabilities[need] === false);
    return !lacks && over < (card?.contextTokens ?? Number.POSITIVE_INFINITY) && !forbiddenBy([rule], { model });
  };
  if (names.some(serves)) return;
  const message = `"${at}" leaves no model: of those that "only" names, none is let through and can do what "when" asks for.`;
  throw invalid(at, message);
}

/** The error of an option that makes no sense. */
export function invalid(param: string, message: string): OvertureError {
  return new OvertureError({ code: "invalid_option", status: 400, param, message });
}
