import type { LearnedModel } from "../../learning/index.ts";
import type { CallStats } from "./call-series.ts";
import type { ExplorationStats } from "./exploration-meter.ts";
import type { RequestStats } from "./request-series.ts";
import type { Savings } from "./savings.ts";

/** Whether calls pass. */
export type BreakerKind = "closed" | "open" | "half_open";

/** What became of the calls to one provider. */
export interface ProviderStats extends CallStats {
  readonly breaker: BreakerKind;
}

/** What became of the calls to one model, and what is believed of it. */
export interface ModelStats extends ProviderStats {
  /** Absent until something was learned of it. */
  readonly learned: LearnedModel | undefined;
  /** Where its share of successes lies now with a chance of 80 %. */
  readonly successRange: readonly [low: number, high: number] | undefined;
}

/** What became of all requests of one Overture. */
export interface OvertureStats {
  /**
   * From when on they were counted, in milliseconds since the Unix epoch: from the first request if the option `traces` or
   * `baseline` is set, otherwise from when statistics or traces were first asked for.
   */
  readonly sinceMs: number;
  /** All requests of callers. */
  readonly all: RequestStats;
  readonly tasks: Readonly<Record<string, RequestStats>>;
  /** Where tenants are told apart. */
  readonly tenants: Readonly<Record<string, RequestStats>>;
  /** Calls by provider: those for judges and shadows as well. */
  readonly providers: Readonly<Record<string, ProviderStats>>;
  /** Calls by model: those for judges and shadows as well. */
  readonly models: Readonly<Record<string, ModelStats>>;
  /** Requests that no caller made: judges and shadows. */
  readonly background: RequestStats;
  /**
   * How often requests were refused before anything was decided, by the error's code: they are not among `all`. What ran into a
   * budget or a limit is, under `errors`.
   */
  readonly refused: Readonly<Record<string, number>>;
  readonly exploration: ExplorationStats;
  /** Absent unless requests are held out by the option `baseline`, and enough of them were. */
  readonly savings: Savings | undefined;
  /** Requests that came too fast to be counted; 0 but in loops that wait for nothing. */
  readonly missed: number;
}
