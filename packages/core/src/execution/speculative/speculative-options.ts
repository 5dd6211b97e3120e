import type { ChatCompletion, ChatCompletionRequest } from "../../chat/index.ts";

/** Says whether an answer is good enough to win. What it throws, or rejects with, is a fault of the answer. */
export type Validate = (completion: ChatCompletion, request: ChatCompletionRequest) => boolean | Promise<boolean>;

/** How the mode `speculative` overlaps attempts. */
export interface SpeculativeOptions {
  /**
   * How long a model may take until its first content before the next one is started, in milliseconds.
   * @default what was learned: the share `1 - hedgeBudget` of its calls is faster, for prompts of this size and this effort
   */
  readonly hedgeAfterMs?: number | undefined;
  /** How many models may be at work on one request at the same time, 2 to 5. @default 2: the second gains most */
  readonly maxParallel?: number | undefined;
  /** `hedge` starts the next model when one is late; `all` starts `maxParallel` together. @default `hedge` */
  readonly race?: "hedge" | "all" | undefined;
  /**
   * What hedges may cost, as a share of what the requests cost without them, in dollars, from 0 to 1.
   * @default 0.05: it pays for the slowest twentieth, in which most of the tail is
   */
  readonly hedgeBudget?: number | undefined;
  /**
   * With `race: "all"`: the share of all spend that losers may cost before racing is off for five minutes, from 0 to 1. Models
   * are hedged meanwhile. @default 0.3, which two models of one price exceed: they waste a half
   */
  readonly wasteThreshold?: number | undefined;
  /**
   * For answers that are wanted whole: the first completion that it passes wins; one that fails it is a fault, and the race
   * goes on. @default every completion passes that has the form which was asked for
   */
  readonly validate?: Validate | undefined;
}
