import { OvertureError } from "../../chat/index.ts";
import type { Profile } from "../../profile/index.ts";
import type { LentToConditions, RuleFacts } from "../rule-facts.ts";
import type { RuleCondition } from "../rules.ts";
import { findsPattern } from "./finds-pattern.ts";
import { isAtTime } from "./is-at-time.ts";

/** Whether everything holds that a condition names. What a predicate throws ends the request: a wall must not fall. */
export function matches(when: RuleCondition, facts: RuleFacts, { hash, matchesPattern }: LentToConditions): boolean {
  const { profile, text, tags, nowMs } = facts;
  const { task, minConfidence, needs, tag, tenant, user, language, time, pattern, predicate } = when;
  if (when.inputTokens !== undefined) {
    const { over = Number.NEGATIVE_INFINITY, under = Number.POSITIVE_INFINITY } = when.inputTokens;
    if (!(profile.inputTokens > over && profile.inputTokens < under)) return false;
  }
  if (task !== undefined && !isTask(listOf(task), minConfidence, profile)) return false;
  if (needs !== undefined && !listOf(needs).every((need) => profile.needs.includes(need))) return false;
  if (tag !== undefined && !listOf(tag).some((each) => tags.includes(each))) return false;
  // A slash before both, so that the whole of the two is compared.
  if (
    tenant !== undefined &&
    !listOf(tenant).some((each) => facts.tenant !== undefined && matchesPattern(`/${each}`, `/${facts.tenant}`))
  )
    return false;
  if (user !== undefined && !listOf(user).some((name) => hash(name) === profile.user)) return false;
  if (language !== undefined && !listOf(language).includes(profile.language ?? "")) return false;
  if (time !== undefined && !isAtTime(time, nowMs)) return false;
  if (pattern !== undefined && !findsPattern(pattern, text)) return false;
  if (predicate === undefined) return true;
  const held: unknown = predicate(profile, { text, tags });
  if (held instanceof Promise) throw promised();
  return held === true;
}

/** What only will be true is not true now: a rule that keeps models away would apply to nobody. */
function promised(): OvertureError {
  const message = 'A rule\'s "when.predicate" gave a promise: it must say true or false at once.';
  return new OvertureError({ code: "invalid_option", status: 400, param: "rules.when.predicate", message });
}

/** Whether a request is one of some tasks: by what was settled on, or by how likely they are taken together. */
function isTask(
  tasks: readonly string[],
  minConfidence: number | undefined,
  { task, taskFrom, guess }: Profile,
): boolean {
  if (minConfidence === undefined || taskFrom === "caller" || !guess) return tasks.includes(task);
  const { probabilities } = guess;
  if (!probabilities) return tasks.includes(guess.task) && guess.confidence >= minConfidence;
  return tasks.reduce((sum, each) => sum + (probabilities[each] ?? 0), 0) >= minConfidence;
}

function listOf<Value extends string>(value: Value | readonly Value[]): readonly Value[] {
  return typeof value === "string" ? [value] : value;
}
