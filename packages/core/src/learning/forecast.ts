/** What is expected of a model for a request. */
export interface Forecast {
  /** The answer's quality in [0, 1]: a normal distribution, cut at both ends. */
  readonly quality: { readonly mean: number; readonly deviation: number; readonly evidence: number };
  /** The chance that the call answers. */
  readonly success: { readonly mean: number; readonly evidence: number };
  /** Mean time to the first content, in milliseconds. */
  readonly firstTokenMs: number;
  /** Mean time to the whole answer, in milliseconds. */
  readonly totalMs: number;
  /** Mean number of output tokens, cut at the request's limit. */
  readonly outputTokens: number;
  /** Expected cost in US dollars; 0 with `priced: false` where no price is known. */
  readonly costUsd: number;
  readonly priced: boolean;
}
