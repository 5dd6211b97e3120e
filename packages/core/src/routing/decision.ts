import type { ModelName } from "../catalog/index.ts";
import type { Warning } from "../provider/index.ts";
import type { Assessment } from "./assessment.ts";
import type { Candidate } from "./candidate.ts";
import { type CandidateForecast, forecastsOf } from "./candidate-forecast.ts";
import type { DecisionReport } from "./decision-report.ts";
import type { Exclusion } from "./eligibility.ts";
import { explanationOf } from "./explanation.ts";
import type { Policy } from "./policy.ts";
import type { DecisionInit, RankedCandidate } from "./ranking.ts";
import type { Rule } from "./rules.ts";

/**
 * Which models a request goes to, in order, and every reason. It is data: nothing in it changes afterwards. What is not part
 * of its JSON is worked out when it is asked for.
 */
export class Decision implements DecisionInit {
  /** The answer's id begins with it. */
  readonly id: string;
  /** The request's `model`. */
  readonly requested: string;
  /** The name of the policy that ranked. */
  readonly policy: string;
  /** Which of several policies that was: `baseline`, or a name that `split()` was given. Absent where there is one for all. */
  readonly arm: string | undefined;
  /** Models in the order in which they are asked. Those that rest come last. */
  readonly ranking: readonly RankedCandidate[];
  /** Models that were considered and cannot serve. */
  readonly excluded: readonly Exclusion[];
  readonly warnings: readonly Warning[];
  readonly #init: DecisionInit;

  constructor(init: DecisionInit) {
    this.id = init.id;
    this.requested = init.requested;
    this.policy = init.policy;
    this.arm = init.arm;
    this.ranking = init.ranking;
    this.excluded = init.excluded;
    this.warnings = init.warnings;
    this.#init = init;
  }

  /** What was known and expected when the decision was made. */
  get assessment(): Assessment {
    return this.#init.assessment;
  }

  /** The policy itself; absent for a model that was asked for by name. */
  get ranker(): Policy | undefined {
    return this.#init.ranker;
  }

  /** The same decision, with only these to be asked, in this order. */
  narrowedTo(ranking: readonly RankedCandidate[]): Decision {
    return new Decision({ ...this.#init, ranking, warnings: [] });
  }

  /** The models that the policy ranked, in the order in which they were listed. */
  get candidates(): readonly Candidate[] {
    return this.#init.candidates;
  }

  /** Those to ask after them. */
  get fallbacks(): readonly Candidate[] {
    return this.#init.fallbacks;
  }

  /** The rules that apply to the request. */
  get rules(): readonly Rule[] {
    return this.#init.rules;
  }

  /** What a draw might cost beyond what is chosen where nothing is drawn, in US dollars; absent: any amount. */
  get maxExtraUsd(): number | undefined {
    return this.#init.maxExtraUsd;
  }

  /**
   * What the choice is expected to cost beyond the one that would be made where nothing is drawn, in US dollars; absent if that
   * is the same choice. It is only looked at where the option `exploration` limits it.
   */
  get extraUsd(): number | undefined {
    return this.#init.extraUsd;
  }

  /** In what share of decisions one of the candidates is drawn evenly. */
  get epsilon(): number {
    return this.#init.epsilon;
  }

  /** Whether the first was drawn evenly here. */
  get explored(): boolean {
    return this.#init.explored;
  }

  /** Whether the first was kept, since it called the tools whose results the request brings. */
  get kept(): boolean {
    return this.#init.kept;
  }

  /** What is expected of each model of the ranking, and what that is worth. */
  get forecasts(): readonly CandidateForecast[] {
    return forecastsOf(this.ranking, this.#init.assessment);
  }

  /** The same and more as data, with how far forecasts spread and how likely each model was to be asked first. */
  async report(): Promise<DecisionReport> {
    return (await import("./decision-report.ts")).reportOf(this);
  }

  /** The decision in words: what was eligible, what was not and why, and what tipped it. */
  get explanation(): string {
    return explanationOf(this);
  }

  /** The model that is asked first. */
  get model(): ModelName | undefined {
    return this.ranking[0]?.model;
  }
}
