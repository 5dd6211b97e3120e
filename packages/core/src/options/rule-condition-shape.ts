import { isQuickPattern, type RuleCondition, type TimeCondition } from "../routing/index.ts";
import { amount, callable, either, fieldsOf, listOf, oneOf, type Shape, share, text, value } from "./option-shape.ts";

const words = either(text(), listOf(text()));
/** A time zone by its IANA name. */
export const timeZone: Shape = value('a time zone by its IANA name, such as "Europe/Berlin"', isTimeZone);
const timeOfDay = value('a time of day as "22:00"', (given) => /^([01]\d|2[0-3]):[0-5]\d$/.test(String(given)));
const time: Readonly<Record<keyof TimeCondition, Shape>> = {
  days: listOf(oneOf("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 1, 7),
  from: timeOfDay,
  to: timeOfDay,
  timeZone,
};
const condition: Readonly<Record<keyof RuleCondition, Shape>> = {
  task: words,
  minConfidence: share,
  inputTokens: fieldsOf({ over: amount(), under: amount() }),
  needs: words,
  tag: words,
  tenant: words,
  user: words,
  language: words,
  time: fieldsOf(time),
  pattern: value(
    "a regular expression that cannot be slow: one that repeats without a limit once at most, and nothing that repeats or chooses",
    isQuickPattern,
  ),
  predicate: callable,
};

/** What a rule's `when` may be. */
export const ruleCondition: Shape = fieldsOf(condition);

/** Whether this runtime knows a time zone by that name. */
function isTimeZone(name: unknown): boolean {
  try {
    return typeof name === "string" && Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}
