import type { FailedAttempt, OvertureError } from "../chat/index.ts";
import type { KeyPool } from "../guard/index.ts";
import type { Learner } from "../learning/index.ts";
import type { Profile } from "../profile/index.ts";
import type { Warning } from "../provider/index.ts";
import type { Candidate, Decision, Mode } from "../routing/index.ts";
import type { AttemptRecord, Background } from "../telemetry/index.ts";
import type { TimeLimits } from "./time-limits.ts";

/** A request on its way, as far as whoever lets it in looks at it. */
export interface AdmittedRun {
  readonly request: object;
  /** What is sent beside it. */
  readonly alsoSent?: object | undefined;
  readonly profile: Profile;
  readonly decision: Decision;
  readonly mode: Mode;
  readonly tags: readonly string[];
  readonly background: Background | undefined;
  readonly limits: TimeLimits;
  readonly attempts: readonly AttemptRecord[];
  readonly failures: readonly FailedAttempt[];
  readonly warnings: readonly Warning[];
  /** Milliseconds until its deadline. */
  remainingMs(): number;
  warn(warnings: readonly Warning[]): void;
}

/** What stands between a request and the providers where somebody's keys, money or limits are told apart. */
export interface Admission {
  /** Whose request it is, for events and traces; undefined: the app's own. */
  readonly tenant: string | undefined;
  /** Who of its users makes it, where that is said. */
  readonly user: string | undefined;
  /** The keys that may be used, by provider. */
  readonly pools: ReadonlyMap<string, KeyPool>;
  /** What learns from the request. */
  readonly learner: Learner;
  /** What it learns under: the scope of answers' ids. */
  readonly scope: string;
  /** Why no candidate could be paid for, if that is why nobody was asked. */
  readonly refusal: OvertureError | undefined;
  /** Another, for what is asked about an answer in the background: on the same account, and past the limits of requests. */
  again(): Admission;
  /** Lets the request in before anything is called, or rejects with the limit or the budget that stands in its way. */
  open(run: AdmittedRun): Promise<void>;
  /**
   * Sets aside what a call may cost at most. Undefined: there is no money for this candidate, but there may be for another;
   * rejects if there is to be none.
   */
  hold(run: AdmittedRun, candidate: Candidate): Promise<AttemptHold | undefined>;
  /** Called once, whatever the end. */
  close(run: AdmittedRun): void;
}

/** What was set aside for one call. */
export interface AttemptHold {
  /** The most output tokens that it pays for, where the request itself sets no limit; undefined: no limit. */
  readonly outputLimit: number | undefined;
  /** Replaces what was set aside by what was spent. Called once. Undefined: the call was never made. `answer` is what came of it. */
  settle(record: AttemptRecord | undefined, answer?: object | undefined): void;
}
