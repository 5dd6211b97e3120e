import type { ModelName } from "../catalog/index.ts";

/** How the answers of a council are put into one. */
export type CouncilStrategy = "vote" | "judge" | "rank" | "synthesize";

/** One member of a council, and what came of it. */
export interface CouncilMember {
  readonly model: ModelName;
  /** What it answered, as text; absent if nothing usable came. */
  readonly answer?: string | undefined;
  /**
   * How it did among the others, from 0 to 1: the share that says the same, of games won, or of points in the rankings. Absent
   * if it was not compared.
   */
  readonly score?: number | undefined;
  readonly costUsd: number;
  /** Until its answer, its fault, or until it was stopped. */
  readonly latencyMs: number;
  /** Why nothing usable came: a fault's kind, a flaw of the answer's form, or `stopped`: the result stood without it. */
  readonly fault?: string | undefined;
}

/** Something that members say, in the words of the first. */
export interface CouncilClaim {
  readonly text: string;
  /** Who says so. */
  readonly supportedBy: readonly ModelName[];
  /** Who says another number, another name, or the opposite. */
  readonly contradictedBy: readonly ModelName[];
}

/** What the mode `council` tells of a request. */
export interface CouncilReport {
  readonly strategy: CouncilStrategy;
  readonly members: readonly CouncilMember[];
  /** The place in `members` of the one whose answer this is; absent if it was assembled or written from several. */
  readonly chosen?: number | undefined;
  /** How far the members agree, from 0 to 1. It says nothing of what all of them get wrong. */
  readonly agreement: number;
  /** What the members claim, and who of them says so; empty where answers are counted and not read. */
  readonly claims: readonly CouncilClaim[];
  /** What stands in the answer and only one member says: unsupported by the others, which is not the same as wrong. */
  readonly flagged: readonly string[];
  /** Who wrote the answer, where it was synthesised. */
  readonly chairman?: ModelName | undefined;
  /** Whether the answer was assembled field by field, so that no member gave it as it stands. */
  readonly assembled?: true | undefined;
  /** Whether too few members were left, and the best of them answers alone. */
  readonly quorumLost?: true | undefined;
  /** The version of Overture's prompts, where somebody ranked, compared or wrote. */
  readonly promptVersion?: number | undefined;
  /** How often members were asked: 2 where more were added, since the first did not agree. */
  readonly rounds: number;
  /** Everything that was spent, in US dollars. */
  readonly costUsd: number;
}
