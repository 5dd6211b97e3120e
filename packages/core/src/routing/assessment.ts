import type { Forecast, ForecastRanges } from "../learning/index.ts";
import type { Profile } from "../profile/index.ts";
import { seededRandom } from "../time/index.ts";
import type { Candidate } from "./candidate.ts";
import { callValue, type Worth } from "./objective.ts";
import type { PolicyContext } from "./policy.ts";
import { isPreferred, preferenceShare, type Rule } from "./rules.ts";

/** What an assessment is made from. */
export interface AssessmentInit {
  readonly profile: Profile;
  readonly forecast: (candidate: Candidate) => Forecast;
  /** Looks up how far forecasts spread. */
  readonly ranges: (candidate: Candidate, forecast: Forecast) => Promise<ForecastRanges>;
  readonly worth: Worth;
  readonly exploration: number;
  /** Finds one of the candidates that is new where others are known. */
  readonly newcomer?: ((candidates: readonly Candidate[]) => Candidate | undefined) | undefined;
  readonly costFactor: number;
  readonly rules: readonly Rule[];
  readonly seed: string;
  readonly sequence: number;
}

/** What is expected of the candidates of one decision, and what it is worth: worked out once, and kept with the decision. */
export class Assessment {
  readonly profile: Profile;
  readonly worth: Worth;
  readonly exploration: number;
  readonly costFactor: number;
  /** What chance was drawn from: the same seed gives the same ranking. */
  readonly seed: string;
  readonly sequence: number;
  readonly #rules: readonly Rule[];
  readonly #forecast: (candidate: Candidate) => Forecast;
  readonly #ranges: AssessmentInit["ranges"];
  readonly #newcomer: AssessmentInit["newcomer"];
  #newcomers: { readonly among: readonly Candidate[]; readonly newcomer: Candidate | undefined } | undefined;
  readonly #forecasts: Map<string, Forecast> = new Map();

  constructor(init: AssessmentInit) {
    this.profile = init.profile;
    this.worth = init.worth;
    this.exploration = init.exploration;
    this.costFactor = init.costFactor;
    this.seed = init.seed;
    this.sequence = init.sequence;
    this.#rules = init.rules;
    this.#forecast = init.forecast;
    this.#ranges = init.ranges;
    this.#newcomer = init.newcomer;
  }

  /** What is expected of a candidate, as of when it was first asked for. */
  readonly forecast = (candidate: Candidate): Forecast => {
    let forecast = this.#forecasts.get(candidate.model);
    if (!forecast) {
      forecast = this.#forecast(candidate);
      this.#forecasts.set(candidate.model, forecast);
    }
    return forecast;
  };

  /** Between which bounds what is expected of a candidate lies with a chance of 80 %, by what is known when this is asked. */
  ranges(candidate: Candidate): Promise<ForecastRanges> {
    return this.#ranges(candidate, this.forecast(candidate));
  }

  /** What a rule's preference for a candidate is worth, in US dollars. */
  readonly bonus = (candidate: Candidate): number =>
    isPreferred(this.#rules, candidate) ? preferenceShare * this.worth.usdPerAnswer : 0;

  /** What asking a candidate is worth, in US dollars, if its answer has this quality; by default the one that is expected. */
  value(candidate: Candidate, quality: number = this.forecast(candidate).quality.mean): number {
    const { worth, profile, costFactor } = this;
    return callValue(this.forecast(candidate), quality, worth, profile.stream, costFactor) + this.bonus(candidate);
  }

  /** One of the candidates that is new where others are known, as of when it was first asked for. */
  newcomer(candidates: readonly Candidate[]): Candidate | undefined {
    if (!this.#newcomer || this.exploration === 0) return undefined;
    if (this.#newcomers?.among !== candidates) {
      this.#newcomers = { among: candidates, newcomer: this.#newcomer(candidates) };
    }
    return this.#newcomers.newcomer;
  }

  /** The assessment as policies see it, with chance drawn from a seed: the decision's own unless another is given. */
  context(candidates: readonly Candidate[], seed: string = this.seed): PolicyContext {
    const { profile, forecast, worth, exploration, costFactor, bonus, sequence } = this;
    const random = seededRandom(seed);
    const newcomer = this.newcomer(candidates);
    return { profile, candidates, forecast, worth, exploration, newcomer, costFactor, bonus, random, sequence };
  }
}
