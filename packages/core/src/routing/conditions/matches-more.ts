import type { RuleFacts } from "../rule-book.ts";
import type { RuleCondition } from "../rules.ts";
import { findsPattern } from "./finds-pattern.ts";
import { isAtTime } from "./is-at-time.ts";

/** Whether those parts of a condition hold that few rules have. What a predicate throws ends the request: a wall must not fall. */
export function matchesMore(
  { user, language, time, pattern, predicate }: RuleCondition,
  { profile, text, tags, nowMs }: RuleFacts,
  hash: (text: string) => string,
): boolean {
  if (user !== undefined && !listOf(user).some((name) => hash(name) === profile.user)) return false;
  if (language !== undefined && !listOf(language).includes(profile.language ?? "")) return false;
  if (time !== undefined && !isAtTime(time, nowMs)) return false;
  if (pattern !== undefined && !findsPattern(pattern, text)) return false;
  return predicate === undefined || predicate(profile, { text, tags }) === true;
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}
