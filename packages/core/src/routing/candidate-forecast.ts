import type { ModelName } from "../catalog/index.ts";
import type { Forecast } from "../learning/index.ts";
import type { Assessment } from "./assessment.ts";
import type { Candidate } from "./candidate.ts";

/** What was expected of one model, and what that is worth. */
export interface CandidateForecast {
  readonly model: ModelName;
  readonly forecast: Forecast;
  /** The quality that lies between these two with a chance of 80 %. */
  readonly quality80: readonly [low: number, high: number];
  /** What a call of it is worth at the expected quality, in US dollars. */
  readonly valueUsd: number;
}

/** A normal distribution holds four fifths of its mass within this many standard deviations. */
const deviationsOf80 = 1.2816;

/** The forecasts of a ranking's models, in its order. */
export function forecastsOf(ranking: readonly Candidate[], assessment: Assessment): readonly CandidateForecast[] {
  return ranking.map((candidate) => {
    const forecast = assessment.forecast(candidate);
    const { mean, deviation } = forecast.quality;
    const low = Math.max(0, mean - deviationsOf80 * deviation);
    const high = Math.min(1, mean + deviationsOf80 * deviation);
    return { model: candidate.model, forecast, quality80: [low, high], valueUsd: assessment.value(candidate) };
  });
}
