import type { Candidate } from "../routing/index.ts";
import type { Attempt } from "./attempt.ts";
import type { AnyRun } from "./run.ts";

/** What is done with a candidate: a whole answer, or a stream that has begun. Throws what the adapter threw. */
export type Ask<Result> = (attempt: Attempt, limitMs: number) => Promise<Result>;

/** How a candidate is asked. */
export interface AskOptions {
  /** Whatever its breaker says, and with a key that rests if there is no other. */
  readonly forced: boolean;
  /** Whether nobody comes after it, so that it may have all the time that is left. */
  readonly last: boolean;
  /** Who comes after it, and is left the time to answer. @default somebody of whom nothing is known */
  readonly next?: Candidate | undefined;
  /** Whether it is to be asked no more, since another one has answered meanwhile. */
  readonly isOver?: (() => boolean) | undefined;
  /** How many attempts were paid for: every further one is drawn from the retry budget. */
  readonly paidAttempts: number;
}

/** What somebody answered; undefined if nobody did. */
export type Answered<Result> = { readonly result: Result } | undefined;

/** Asks one candidate: see `askCandidate`. */
export type AskCandidate = <Result>(
  run: AnyRun,
  candidate: Candidate,
  ask: Ask<Result>,
  options: AskOptions,
) => Promise<Answered<Result>>;

/** Asks several candidates in order: see `askInOrder`. */
export type AskInOrder = <Result>(
  run: AnyRun,
  ask: Ask<Result>,
  candidates: readonly Candidate[],
) => Promise<Answered<Result>>;

/** Walks a run's ranking until somebody answers: see `walk`. */
export type Walk = <Result>(run: AnyRun, ask: Ask<Result>, inOrder?: AskInOrder) => Promise<Result>;
