import type { Candidate } from "../../routing/index.ts";
import type { AttemptRecord } from "../../telemetry/index.ts";
import type { Timer } from "../../time/index.ts";
import type { Attempt } from "../attempt.ts";

/** Why a model was started: it ranks first, another was late, several start together, or another failed. */
export type StartReason = "first" | "hedge" | "race" | "failover";

/** One model in a race. */
export class Racer {
  readonly candidate: Candidate;
  readonly because: StartReason;
  /** Its place in the ranking. */
  readonly place: number;
  /** One for each of its keys that was tried. */
  readonly attempts: Attempt[] = [];
  /** When it is late. */
  timer: Timer | undefined;
  /** What was taken from the budget for it, in US dollars. */
  takenUsd = 0;

  constructor(candidate: Candidate, because: StartReason, place: number) {
    this.candidate = candidate;
    this.because = because;
    this.place = place;
  }

  /** The attempt that is under way, or was the last. */
  get attempt(): Attempt | undefined {
    return this.attempts.at(-1);
  }

  /** What its attempts came to, as far as they are over. */
  get records(): readonly AttemptRecord[] {
    return this.attempts.flatMap(({ record }) => record ?? []);
  }
}
