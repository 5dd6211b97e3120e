import type { Flaws } from "./flaws.ts";
import type { DecayedSums } from "./forward-decay.ts";
import type { HalfLives } from "./half-lives.ts";
import type { HashedNames } from "./hashed-names.ts";
import type { ModelRecord } from "./model-record.ts";
import type { QualityPool } from "./quality-pool.ts";

/** What a learner consists of, for export and for inspection. */
export interface LearnerParts {
  readonly halfLives: HalfLives;
  readonly levels: number;
  readonly records: ReadonlyMap<string, ModelRecord>;
  readonly quality: QualityPool;
  readonly flaws: Flaws;
  readonly contexts: HashedNames<readonly string[]>;
  /** How many scores came, and how many decisions were made. */
  readonly signals: DecayedSums;
}
