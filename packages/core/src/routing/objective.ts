import type { Forecast } from "../learning/index.ts";
import type { Profile } from "../profile/index.ts";

/**
 * What an answer is worth. A preset scales with the request; the absolute form says what a perfect answer is worth in US
 * dollars, and what a second of waiting costs.
 */
export type Objective =
  | "balanced"
  | "quality"
  | "cost"
  | "latency"
  | { readonly usdPerAnswer: number; readonly usdPerSecond?: number | undefined };

/** An objective for one request, in US dollars. */
export interface Worth {
  /** What a perfect answer is worth. */
  readonly usdPerAnswer: number;
  /** What a second of waiting costs. */
  readonly usdPerSecond: number;
}

/** US dollars per million tokens: a price of no model in particular, so that presets mean the same whatever is listed. */
const reference = { input: 1, output: 4 };

/** The length of an answer that presets reckon with, in tokens, unless the request allows less. */
const referenceOutputTokens = 500;

/** How many times the reference cost an answer and a second are worth. */
const presets: Readonly<Record<Extract<Objective, string>, { readonly answer: number; readonly second: number }>> = {
  cost: { answer: 3, second: 0.05 },
  balanced: { answer: 20, second: 0.05 },
  latency: { answer: 20, second: 1 },
  quality: { answer: 200, second: 0.05 },
};

/** Whether a value is an objective. */
export function isObjective(value: unknown): value is Objective {
  if (typeof value === "string") return Object.hasOwn(presets, value);
  if (typeof value !== "object" || value === null || !("usdPerAnswer" in value)) return false;
  const isAmount = (amount: unknown): boolean => typeof amount === "number" && amount >= 0 && Number.isFinite(amount);
  const { usdPerAnswer, usdPerSecond }: { usdPerAnswer: unknown; usdPerSecond?: unknown } = value;
  return isAmount(usdPerAnswer) && (usdPerSecond === undefined || isAmount(usdPerSecond));
}

/** What an objective comes to for a request. */
export function worthOf(objective: Objective, profile: Profile): Worth {
  if (typeof objective !== "string") {
    return { usdPerAnswer: objective.usdPerAnswer, usdPerSecond: objective.usdPerSecond ?? 0 };
  }
  const outputTokens = Math.min(profile.outputLimit ?? referenceOutputTokens, referenceOutputTokens);
  const referenceUsd = (profile.inputTokens * reference.input + outputTokens * reference.output) / 1_000_000;
  const { answer, second } = presets[objective];
  return { usdPerAnswer: answer * referenceUsd, usdPerSecond: second * referenceUsd };
}

/**
 * What a call is worth in US dollars if its answer has this quality: what the answer is worth less what it costs, if it
 * comes, less what waiting costs. `costFactor` is above 1 while a budget is being paced.
 */
export function callValue(forecast: Forecast, quality: number, worth: Worth, stream: boolean, costFactor = 1): number {
  const seconds = (stream ? forecast.firstTokenMs : forecast.totalMs) / 1000;
  const answer = worth.usdPerAnswer * quality - forecast.costUsd * costFactor;
  return forecast.success.mean * answer - worth.usdPerSecond * seconds;
}
