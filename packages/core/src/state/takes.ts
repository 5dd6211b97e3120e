/** What is taken from one bucket of a rate limit. */
export interface Take {
  readonly bucket: string;
  /** How much flows in, per minute: requests, or tokens. */
  readonly perMinute: number;
  /** How much may be taken at once after a pause. */
  readonly burst: number;
  /** How much is taken. Below 0 only as a correction. */
  readonly cost: number;
  /** Whether this only corrects what was taken before, once the actual amount is known: it is never refused, and may give back. @default false */
  readonly correction?: boolean | undefined;
}

/** What is taken together, all or nothing. */
export interface TakeRequest {
  readonly takes: readonly Take[];
  /** Until when it may take effect, in milliseconds since the Unix epoch on the caller's clock. @default for ever */
  readonly validUntil?: number | undefined;
}

/** Whether a call may go ahead. */
export type TakeResult =
  | { readonly admitted: true }
  /** The place of the take that has to wait longest, and how long; Infinity if it is more than the burst and never fits. */
  | { readonly admitted: false; readonly reason: "limit"; readonly take: number; readonly retryAfterMs: number }
  /** It arrived after `validUntil`. */
  | { readonly admitted: false; readonly reason: "late" };
