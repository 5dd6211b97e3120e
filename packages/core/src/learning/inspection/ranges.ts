import type { Bounds, Forecast, ForecastRanges } from "../forecast.ts";
import type { ForecastQuery } from "../forecast-query.ts";
import type { Learner } from "../learner.ts";

/** A normal distribution holds four fifths of its mass within this many standard deviations. */
const deviationsOf80 = 1.2816;

/** How much a call's success is taken for granted before there were any, in calls: as in the forecast itself. */
const priorCalls = 10;

/** Between which bounds what was expected lies with a chance of 80 %. */
export function rangesOf(learner: Learner, query: ForecastQuery, forecast: Forecast): ForecastRanges {
  const { nowMs, inputTokens, outputLimit = Number.POSITIVE_INFINITY } = query;
  const record = learner.record(query.model);
  const { output } = record.parts;
  // A context's answers are taken to be spread like the model's answers in general, only longer or shorter by one factor.
  const general = output.mean(nowMs, outputLimit);
  const factor = general > 0 ? forecast.outputTokens / general : 1;
  const tokensAt = (share: number): number => Math.min(outputLimit, factor * output.quantile(share, nowMs));
  const outputTokens: Bounds = [tokensAt(0.1), tokensAt(0.9)];
  const { quality, success } = forecast;
  const calls = success.evidence + priorCalls;
  return {
    quality: around(quality.mean, quality.deviation),
    // A Beta distribution's deviation.
    success: around(success.mean, Math.sqrt((success.mean * (1 - success.mean)) / (calls + 1))),
    firstTokenMs: between(record.firstToken(inputTokens), nowMs),
    totalMs: between(record.total(inputTokens), nowMs),
    outputTokens,
    costUsd: [learner.costUsd(query, outputTokens[0]), learner.costUsd(query, outputTokens[1])],
  };
}

function around(mean: number, deviation: number): Bounds {
  return [Math.max(0, mean - deviationsOf80 * deviation), Math.min(1, mean + deviationsOf80 * deviation)];
}

function between(distribution: { quantile(share: number, nowMs: number): number }, nowMs: number): Bounds {
  return [distribution.quantile(0.1, nowMs), distribution.quantile(0.9, nowMs)];
}
