import type { Policy } from "./policy.ts";
import { refuseOption } from "./refuse-option.ts";

/** How a policy shadows the one that decides. */
export interface ShadowOptions {
  /** The share of requests that are asked a second time, from 0 to 1. @default 0.02 */
  readonly share?: number | undefined;
  /** The most that second calls may cost in a day, from midnight to midnight UTC, in US dollars. */
  readonly maxUsdPerDay: number;
}

/** A policy that shadows the one that decides: what `shadow()` gives, and the option `shadow` takes. */
export interface Shadow {
  readonly policy: Policy;
  readonly share: number;
  readonly maxUsdPerDay: number;
}

/**
 * Asks, for a share of requests and in the background, the model that another policy would have chosen. The answer is
 * dropped: what is learned from it is how long it took, how long it is, whether its form is right, and what a judge says of
 * it. No request waits for it or fails by it, and nothing is asked once the day's dollars are spent.
 *
 * Throws `invalid_option` for a share that is not from 0 to 1, and for dollars that are not above 0.
 */
export function shadow(policy: Policy, options: ShadowOptions): Shadow {
  const { share = 0.02, maxUsdPerDay } = options;
  checkSampling("shadow", share, maxUsdPerDay);
  return { policy, share, maxUsdPerDay };
}

/** Throws `invalid_option` for a share or a daily budget that makes no sense. */
export function checkSampling(param: string, share: number, maxUsdPerDay: number): void {
  const wrong = !(share >= 0 && share <= 1)
    ? `share is ${String(share)}; give a number from 0 to 1`
    : `maxUsdPerDay is ${String(maxUsdPerDay)}; give a number of dollars above 0`;
  if (share >= 0 && share <= 1 && maxUsdPerDay > 0) return;
  refuseOption(`${param}: ${wrong}.`, param);
}
