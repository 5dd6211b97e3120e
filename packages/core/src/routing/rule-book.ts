import { matchesPattern } from "../catalog/index.ts";
import { hashText } from "../profile/index.ts";
import type { LentToConditions, RuleFacts } from "./rule-facts.ts";
import type { Rule, RuleCondition } from "./rules.ts";
import { taskPreferences } from "./task-preferences.ts";

type Matches = (when: RuleCondition, facts: RuleFacts, lent: LentToConditions) => boolean;

const lent: LentToConditions = { hash: hashText, matchesPattern };

/** The rules of an Overture. What looks at conditions is loaded with the first request, if a rule has any. */
export class RuleBook {
  readonly #rules: readonly Rule[];
  readonly #firstOnly: boolean;
  readonly #walls: readonly Rule[];
  #matches: Matches | undefined;

  /** @param walls rules without conditions that apply whatever else does */
  constructor(rules: readonly Rule[], match: "all" | "first" = "all", walls: readonly Rule[] = []) {
    this.#rules = rules;
    this.#walls = walls;
    this.#firstOnly = match === "first";
  }

  /** Loads what looks at conditions; undefined if there is nothing to wait for. */
  load(): Promise<void> | undefined {
    if (this.#matches || this.#rules.every(({ when }) => !when)) return undefined;
    return import("./conditions/index.ts").then(({ matches }) => {
      this.#matches = matches;
    });
  }

  /** The rules that apply to a request; a promise while their conditions are loaded, without which nothing is decided. */
  applying(facts: RuleFacts): readonly Rule[] | Promise<readonly Rule[]> {
    const loading = this.load();
    return loading ? loading.then(() => this.#applying(facts)) : this.#applying(facts);
  }

  #applying(facts: RuleFacts): readonly Rule[] {
    const rules = this.#rules.filter(({ when }) => !when || this.#matches?.(when, facts, lent));
    return [...this.#walls, ...(this.#firstOnly ? rules.slice(0, 1) : rules)];
  }
}

/**
 * Makes the rules of those who send requests: their own, then everybody's, behind walls that apply whatever else does.
 *
 * @param rules everybody's; {@link taskPreferences} if there are none
 */
export function ruleBooks(
  rules: readonly Rule[] = taskPreferences,
  match?: "all" | "first" | undefined,
): (own: readonly Rule[], walls: readonly Rule[]) => RuleBook {
  return (own, walls) => new RuleBook([...own, ...rules], match, walls);
}
