import type { Mode, Objective } from "../routing/index.ts";
import type { CouncilOptions } from "./council/council-options.ts";
import type { SpeculativeOptions } from "./speculative/speculative-options.ts";

/** What becomes of a stream that breaks after its first content has been handed over. */
export type OnInterrupt = "error" | "continue" | "restart";

/** What the modes are told: by the constructor for all requests, by a request or its scope for itself. */
export interface ModeOptions {
  /**
   * How a ranking is spent: `single`, one model after another; `speculative`, overlapping; or `council`, several together.
   * @default `single`: one call for each request, as long as none fails
   */
  readonly mode?: Mode | undefined;
  /** How the mode `speculative` overlaps; it switches nothing on by itself. @default two models, the second when the first is late */
  readonly speculative?: SpeculativeOptions | undefined;
  /** How the mode `council` sits; it switches nothing on by itself. @default three members */
  readonly council?: CouncilOptions | undefined;
  /**
   * What becomes of a stream that breaks after its first content: `error` throws a `StreamInterruptedError`; `continue` has
   * another model go on from what came; `restart` has another model begin again, after a chunk that says so.
   * @default `error`: only you know whether an answer of two authors, or one that begins twice, is any good
   */
  readonly onInterrupt?: OnInterrupt | undefined;
  /** What an answer is worth; the modes heed it as well. @default `balanced` */
  readonly objective?: Objective | undefined;
}
