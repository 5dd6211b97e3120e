import type { Candidate } from "../../routing/index.ts";
import type { Interruption } from "../../telemetry/index.ts";
import type { AskInOrder } from "../ask.ts";
import type { Attempt } from "../attempt.ts";
import type { Delivery } from "../delivery.ts";
import { settleFailed } from "../failing/settle-failed.ts";
import type { LentToStreams } from "../lent-to-streams.ts";
import { askForStream, type OpenedStream } from "../open-stream.ts";
import type { Run } from "../run.ts";
import { alsoSentWith, continuedRequest, isContinuable, repeatable } from "./continued-request.ts";
import { joinedChunks } from "./joined-chunks.ts";

/** A stream that broke after its first content. */
export interface Interrupted {
  readonly run: Run;
  readonly delivery: Delivery;
  readonly opened: OpenedStream;
  readonly how: "continue" | "restart";
  /** Aborts when nobody waits any more. */
  readonly signal: AbortSignal;
  readonly lent: LentToStreams;
}

/** An answer that breaks off again and again is given up. */
const mostInterruptions = 3;

/** The interruptions of each request that had any. */
const interruptionsOf = new WeakMap<Run, Interruption[]>();

/** Finds a model that goes on, or begins again. Gives undefined if none does, or if the answer is not one to go on with. */
export async function resume(interrupted: Interrupted): Promise<OpenedStream | undefined> {
  const { run, delivery, opened, how, lent } = interrupted;
  const partial = delivery.completion();
  const before = partial.choices[0]?.message.content ?? "";
  const known = interruptionsOf.get(run) ?? [];
  if (known.length >= mostInterruptions || (how === "continue" && !isContinuable(run.request, partial)))
    return undefined;
  // It is load that the request alone would not have brought.
  run.engine.retryBudget.draw();
  if (how === "continue") run.alsoSent = alsoSentWith(before);
  let resumed: OpenedStream;
  try {
    resumed = await lent.walk(
      run,
      (attempt, limitMs) => ask(interrupted, before, attempt, limitMs),
      nextFirst(interrupted),
    );
  } catch {
    return undefined;
  }
  const { candidate } = resumed.attempt;
  const from = opened.attempt.candidate.model;
  const told = how === "continue" ? "continued" : "restarted";
  note(run, [...known, { how: told, from, to: candidate.model, atCharacter: before.length }]);
  delivery.resume({ how: told, from, to: candidate.model, atCharacter: before.length });
  run.warn(resumed.warnings);
  const { id, created } = partial;
  const chunks = joinedChunks(resumed, {
    id,
    created,
    before: how === "continue" ? repeatable(before, run.request, candidate) : undefined,
  });
  // The caller's first content came when it came, from whomever.
  const firstTokenMs = opened.attempt.startedAt + opened.firstTokenMs - resumed.attempt.startedAt;
  return { ...resumed, chunks, buffered: [], firstTokenMs };
}

async function ask(
  { run, how, signal }: Interrupted,
  before: string,
  attempt: Attempt,
  limitMs: number,
): Promise<OpenedStream> {
  const leave = (): void => {
    if (!attempt.record) settleFailed(attempt, signal.reason);
  };
  signal.addEventListener("abort", leave, { once: true });
  const request = how === "continue" ? continuedRequest(run.request, before, attempt.candidate) : run.request;
  try {
    return await askForStream(run, attempt, limitMs, request);
  } finally {
    signal.removeEventListener("abort", leave);
  }
}

/** Asks those first that have not failed yet, and whoever broke off just now last. */
function nextFirst({ opened, lent, signal }: Interrupted): AskInOrder {
  return async (run, ask, askable) => {
    const paidAttempts = run.attempts.length + 1;
    const lateness = ({ model }: Candidate): number =>
      model === opened.attempt.candidate.model ? 2 : run.faults.has(model) ? 1 : 0;
    const ordered = askable.toSorted((left, right) => lateness(left) - lateness(right));
    for (const [index, candidate] of ordered.entries()) {
      signal.throwIfAborted();
      if (!lent.canAsk(run, candidate)) continue;
      const next = ordered.slice(index + 1).find((later) => lent.canAsk(run, later));
      const isOver = (): boolean => signal.aborted;
      const options = { forced: false, last: !next, next, paidAttempts, isOver };
      const answered = await lent.askCandidate(run, candidate, ask, options);
      if (answered) return answered;
    }
    return undefined;
  };
}

function note(run: Run, interruptions: Interruption[]): void {
  if (!interruptionsOf.has(run)) {
    const { account } = run;
    run.account = () => ({ ...account?.(), interruptions: interruptionsOf.get(run) });
  }
  interruptionsOf.set(run, interruptions);
}
