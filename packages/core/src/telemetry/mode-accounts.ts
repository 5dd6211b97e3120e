import type { ModelName } from "../catalog/index.ts";
import type { CouncilReport } from "./council-report.ts";

/** What the mode `speculative` tells of a request. */
export interface SpeculativeAccount {
  /** The models that were asked at the same time, in the order in which they were started; one alone was not raced. */
  readonly raced: readonly ModelName[];
  readonly winner: ModelName;
  /** When the first hedge was started, in milliseconds since the first model was; absent if there was none. */
  readonly hedgedAfterMs?: number | undefined;
  /** What all of them cost together, in US dollars. */
  readonly costUsd: number;
  /** Of that, what those cost that lost; it is an estimate unless their providers told. */
  readonly wastedCostUsd: number;
  /** `wastedCostUsd` as a share of `costUsd`. */
  readonly wasteRatio: number;
  /** How much earlier the answer was there than it would have been; absent unless it is known, since who loses is aborted. */
  readonly savedMs?: number | undefined;
}

/** A stream that broke after its first content, and went on with another model. */
export interface Interruption {
  /** Whether the second model went on from what had come, or began again. */
  readonly how: "continued" | "restarted";
  /** Whose stream broke. */
  readonly from: ModelName;
  /** Who went on. */
  readonly to: ModelName;
  /** How many characters of content had come before. */
  readonly atCharacter: number;
}

/** What modes tell of a request beside what every request tells. */
export interface ModeAccounts {
  /** What the overlapping cost and brought, in the mode `speculative`. */
  readonly speculative?: SpeculativeAccount | undefined;
  /** What the members said and how sure that is, in the mode `council`. */
  readonly council?: CouncilReport | undefined;
  /** Where the stream broke and went on, if it did. */
  readonly interruptions?: readonly Interruption[] | undefined;
}
