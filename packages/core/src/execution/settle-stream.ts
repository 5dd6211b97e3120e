import type { ChatCompletion } from "../chat/index.ts";
import type { ProviderFault } from "../provider/index.ts";
import type { Answer } from "./answer.ts";
import type { Delivery } from "./delivery.ts";
import { faultOf } from "./failing/fault-of.ts";
import { costOfFailed } from "./failing/settle-failed.ts";
import { interruptedBy } from "./interrupted-by.ts";
import type { LentToStreams } from "./lent-to-streams.ts";
import type { OpenedStream } from "./open-stream.ts";
import type { Run } from "./run.ts";
import { partialAccount, type StreamAccount, wholeAccount } from "./stream-account.ts";
import type { StreamInterruptedError } from "./stream-interrupted.ts";

/** A stream that broke, and what of it had come. */
export interface BrokenStream {
  readonly fault: ProviderFault;
  readonly partial: ChatCompletion;
}

/** Settles the attempt of a stream that came to its end, and gives the answer, or the fault of one that cannot be read. */
export function finishStream(
  run: Run,
  opened: OpenedStream,
  delivery: Delivery,
  lent: LentToStreams,
): { readonly answer: Answer } | { readonly fault: unknown } {
  const { attempt, requestId, limits, firstTokenMs } = opened;
  const { model, provider } = attempt.candidate;
  let account: StreamAccount;
  try {
    account = wholeAccount(run, opened, delivery, lent);
  } catch (fault) {
    return { fault };
  }
  const { completion, cost } = account;
  attempt.succeed({ usage: completion.usage, cost, requestId, limits, answer: completion.choices });
  const overture = run.metadata(model, provider, attempt.startedAt - run.startedAt + firstTokenMs);
  delivery.end(overture);
  const answer = Object.assign(completion, { overture });
  lent.noteAnswer(run, answer);
  return { answer };
}

/** Settles the attempt of a stream that broke or was left, at what had come until then. */
export function failStream(
  opened: OpenedStream,
  delivery: Delivery,
  lent: LentToStreams,
  error: unknown,
): BrokenStream {
  const { attempt } = opened;
  const { completion, cost } = partialAccount(opened, delivery, lent);
  const fault = faultOf(error, attempt);
  return { fault: attempt.fail(fault, cost ?? costOfFailed(attempt, fault, error)), partial: completion };
}

/** The error of a stream that broke for good. */
export function brokenError(run: Run, { fault, partial }: BrokenStream, lent: LentToStreams): StreamInterruptedError {
  return interruptedBy(fault, run, partial, lent.StreamInterruptedError);
}
