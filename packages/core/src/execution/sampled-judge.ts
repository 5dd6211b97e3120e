import { checkSampling } from "../routing/index.ts";

/** How answers are judged. */
export interface SampledJudgeOptions {
  /** Who judges: a model's name, a pattern, a route. @default `auto`: by price and quality as for any request, among all models but the one that answered */
  readonly model?: string | undefined;
  /** The share of answers that are judged, from 0 to 1. @default 0.02: enough to tell models apart within days, at some hundredths of the bill */
  readonly share?: number | undefined;
  /** The most that judging may cost in a day, from midnight to midnight UTC, in US dollars. */
  readonly maxUsdPerDay: number;
  /** What makes an answer good in your application, added to the judge's instructions. @default nothing */
  readonly prompt?: string | undefined;
}

/** What `sampledJudge()` gives, and the option `judge` takes. */
export interface SampledJudge {
  readonly model: string;
  readonly share: number;
  readonly maxUsdPerDay: number;
  readonly prompt: string | undefined;
}

/**
 * Lets a model score a sample of answers, in the background, so that quality is learned without anybody's work. No request
 * waits for it or fails by it. A model does not judge its own answers if another can; the rules that say who may see a
 * request (`only`, `never`) hold for its judge as well. A verdict counts half as much as a score of your own.
 *
 * Throws `invalid_option` for a share that is not from 0 to 1, and for dollars that are not above 0.
 */
export function sampledJudge(options: SampledJudgeOptions): SampledJudge {
  const { model = "auto", share = 0.02, maxUsdPerDay, prompt } = options;
  checkSampling("judge", share, maxUsdPerDay);
  return { model, share, maxUsdPerDay, prompt };
}
