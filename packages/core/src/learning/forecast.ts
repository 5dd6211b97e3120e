/** What is expected of a model for a request. */
export interface Forecast {
  /** The answer's quality in [0, 1]: a normal distribution, cut at both ends. */
  readonly quality: {
    readonly mean: number;
    readonly deviation: number;
    readonly evidence: number;
    /** Who measured it, as `LiveBench 2026-06-25, gpt-5.5-xhigh`, as long as no answer of the model was scored here. */
    readonly source?: string | undefined;
  };
  /** The chance that the call answers. */
  readonly success: { readonly mean: number; readonly evidence: number };
  /** Mean time to the first content, in milliseconds. */
  readonly firstTokenMs: number;
  /** Mean time to the whole answer, in milliseconds. */
  readonly totalMs: number;
  /** How many answers that rests on, the old ones counting for less. */
  readonly totalEvidence: number;
  /** About how many tokens the input is for this model: counted, or estimated and corrected by what it reported before. */
  readonly inputTokens: number;
  /** Mean number of output tokens, cut at the request's limit. */
  readonly outputTokens: number;
  /** Expected cost in US dollars; 0 with `priced: false` where no price is known. */
  readonly costUsd: number;
  readonly priced: boolean;
}

/** Two bounds. */
export type Bounds = readonly [low: number, high: number];

/** Between which bounds what is expected lies with a chance of 80 %. */
export interface ForecastRanges {
  /** Where the model's true quality in this context lies. */
  readonly quality: Bounds;
  /** Where its true chance to answer lies. */
  readonly success: Bounds;
  /** Where one call's time to the first content lies, in milliseconds. */
  readonly firstTokenMs: Bounds;
  /** Where one call's time to the whole answer lies, in milliseconds. */
  readonly totalMs: Bounds;
  /** Where one answer's number of tokens lies. */
  readonly outputTokens: Bounds;
  /** Where one call's cost in US dollars lies. */
  readonly costUsd: Bounds;
}
