/** When breakers open, for how long, and what closes them. */
export interface BreakerOptions {
  /** Opens after this many counted faults in a row. @default 5, which chance alone makes rare even when a tenth of calls fail */
  readonly consecutiveFaults?: number | undefined;
  /** Opens when this share of the window's calls failed. @default 0.5, where another model is the better bet */
  readonly failureRate?: number | undefined;
  /** Opens when this share of the window's calls were slow. @default 0.8, higher than for failures since a slow answer is still one */
  readonly slowRate?: number | undefined;
  /** The shares count once the window holds this many calls. @default 10, since fewer say little */
  readonly minimumCalls?: number | undefined;
  /** How long calls stay in the window, in milliseconds. @default 30000, long enough for evidence and short enough to be current */
  readonly windowMs?: number | undefined;
  /** How long it opens at first, in milliseconds; it doubles each time a probe fails. @default 5000, since many faults pass by then */
  readonly shortestOpenMs?: number | undefined;
  /** What doubling stops at, in milliseconds. @default 300000, so that a repaired provider is back within five minutes */
  readonly longestOpenMs?: number | undefined;
  /** Closes after this many successes while half-open. @default 2, since one may be luck */
  readonly successesToClose?: number | undefined;
  /**
   * After this long a probe that has not come back no longer keeps others out, in milliseconds; its result still counts.
   * @default 60000, longer than nearly every answer takes
   */
  readonly probeLimitMs?: number | undefined;
}

/** {@link BreakerOptions} with the defaults filled in. */
export interface ResolvedBreakerOptions {
  readonly consecutiveFaults: number;
  readonly failureRate: number;
  readonly slowRate: number;
  readonly minimumCalls: number;
  readonly windowMs: number;
  readonly shortestOpenMs: number;
  readonly longestOpenMs: number;
  readonly successesToClose: number;
  readonly probeLimitMs: number;
  /** How many sources must fail for it to open: 1 for a model's breaker; 2 for a provider's, whose sources are its models. */
  readonly minimumSources: 1 | 2;
}

/** Fills in the defaults. */
export function resolveBreakerOptions(options: BreakerOptions, minimumSources: 1 | 2): ResolvedBreakerOptions {
  const shortestOpenMs = options.shortestOpenMs ?? 5000;
  return {
    consecutiveFaults: options.consecutiveFaults ?? 5,
    failureRate: options.failureRate ?? 0.5,
    slowRate: options.slowRate ?? 0.8,
    minimumCalls: options.minimumCalls ?? 10,
    windowMs: options.windowMs ?? 30_000,
    shortestOpenMs,
    longestOpenMs: Math.max(options.longestOpenMs ?? 300_000, shortestOpenMs),
    successesToClose: options.successesToClose ?? 2,
    probeLimitMs: options.probeLimitMs ?? 60_000,
    minimumSources,
  };
}
