import { hashText, type Profile } from "../profile/index.ts";
import { type Rule, type RuleCondition, rulesFor } from "./rules.ts";

/** What rules look at. */
export interface RuleFacts {
  readonly profile: Profile;
  readonly tags: readonly string[];
  /** What the user said last. */
  readonly text: string;
  /** In milliseconds since the Unix epoch. */
  readonly nowMs: number;
}

/** Whether the rarer parts of a condition hold. */
export type MatchMore = (when: RuleCondition, facts: RuleFacts, hash: (text: string) => string) => boolean;

/** The parts of a condition that are loaded with the first request where a rule has one of them. */
const late: readonly (keyof RuleCondition)[] = ["user", "language", "time", "pattern", "predicate"];

/** The rules of an Overture. */
export class RuleBook {
  readonly #rules: readonly Rule[];
  readonly #firstOnly: boolean;
  readonly #isLate: boolean;
  #more: MatchMore | undefined;

  constructor(rules: readonly Rule[], match: "all" | "first" = "all") {
    this.#rules = rules;
    this.#firstOnly = match === "first";
    this.#isLate = rules.some(({ when }) => late.some((field) => when?.[field] !== undefined));
  }

  /** The rules that apply to a request; a promise while their conditions are loaded, without which nothing is decided. */
  applying(facts: RuleFacts): readonly Rule[] | Promise<readonly Rule[]> {
    if (this.#isLate && !this.#more) return this.#load().then(() => this.#applying(facts));
    return this.#applying(facts);
  }

  async #load(): Promise<void> {
    this.#more ??= (await import("./conditions/index.ts")).matchesMore;
  }

  #applying(facts: RuleFacts): readonly Rule[] {
    const more = this.#more;
    const rules = rulesFor(this.#rules, facts.profile, facts.tags, more && ((when) => more(when, facts, hashText)));
    return this.#firstOnly ? rules.slice(0, 1) : rules;
  }
}
