import type { Clock } from "../../time/index.ts";
import type { Profile } from "../profile.ts";
import type { TaskGuess } from "../task-guess.ts";
import { BoundedAsk } from "./bounded-ask.ts";

/** What a classifier of the user's own is given: the profile, of which the task is still unknown, and the text. */
export interface ClassifiedProfile extends Profile {
  /** What the user said last. It is on no profile that decisions and events show. */
  readonly text: string;
}

/**
 * A classifier of the user's own: says what a request asks for, or nothing. `signal` aborts once nobody waits for it any longer.
 */
export type ClassifyProfile = (
  profile: ClassifiedProfile,
  options: { readonly signal: AbortSignal },
) => TaskGuess | undefined | null | Promise<TaskGuess | undefined | null>;

/** What was said, and why nothing was. */
export interface OwnAnswer {
  readonly guess: TaskGuess | undefined;
  readonly error?: string | undefined;
}

/** How long a request waits for a plug-in, in milliseconds, unless the option `classifyWithinMs` says otherwise. */
export const defaultWithinMs = 50;

/** Asks a classifier of the user's own. What it throws, and what makes no sense, leaves the task unknown. */
export class OwnClassifier {
  readonly #classify: ClassifyProfile;
  readonly #bounds: BoundedAsk;

  constructor(
    classify: ClassifyProfile,
    {
      clock,
      classifyWithinMs = defaultWithinMs,
    }: { readonly clock: Clock; readonly classifyWithinMs?: number | undefined },
  ) {
    this.#classify = classify;
    this.#bounds = new BoundedAsk(clock, classifyWithinMs);
  }

  ask(text: string, profile: Profile, signal?: AbortSignal | undefined): OwnAnswer | Promise<OwnAnswer> {
    const asked = this.#bounds.ask((own) => this.#classify({ ...profile, text }, { signal: own }), signal);
    const read = (done: Awaited<typeof asked>): OwnAnswer =>
      "error" in done ? { guess: undefined, error: done.error } : checked(done.value);
    return asked instanceof Promise ? asked.then(read) : read(asked);
  }
}

function checked(guess: TaskGuess | undefined | null): OwnAnswer {
  if (guess === undefined || guess === null) return { guess: undefined };
  const { task, confidence } = guess;
  const isGuess = typeof task === "string" && task !== "" && task.length <= 64 && confidence >= 0 && confidence <= 1;
  return isGuess ? { guess } : { guess: undefined, error: "nonsense" };
}
