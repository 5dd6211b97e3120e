import { CallSignal } from "./call-signal.ts";
import { type FaultKind, fault, ProviderFault } from "./fault.ts";
import type { Call } from "./provider.ts";

/** The steps of a call through an SDK that is given one signal for the caller's abort and for the time. */
export interface TimedSteps<Sent, Answer, Result> {
  /** Translates the request. What it throws that is no fault tells of a malformed request. */
  translate(): Sent;
  send(sent: Sent, signal: AbortSignal): PromiseLike<Answer>;
  /**
   * Translates the answer. What it throws that is no fault tells of a malformed answer. A whole answer releases the signal
   * here, a stream once it ends.
   */
  read(answer: Answer, sent: Sent, callSignal: CallSignal): Result;
  /** Whatever was thrown as a fault. */
  faultOf(thrown: unknown, callSignal: CallSignal): ProviderFault;
}

/** Makes a call within its time; whatever goes wrong on the way becomes a fault, and ends what is under way. */
export async function callInTime<Sent, Answer, Result>(
  call: Pick<Call, "signal" | "timeoutMs">,
  steps: TimedSteps<Sent, Answer, Result>,
): Promise<Result> {
  const callSignal = new CallSignal(call);
  try {
    call.signal.throwIfAborted();
    const sent = guarded("invalid_request", "The request is not of OpenAI's form.", () => steps.translate());
    const answer = await steps.send(sent, callSignal.signal);
    return guarded("malformed", "The provider sent an answer of another form.", () =>
      steps.read(answer, sent, callSignal),
    );
  } catch (thrown) {
    const found = steps.faultOf(thrown, callSignal);
    callSignal.abort();
    throw found;
  }
}

/** What `run` gives; what it throws that is no fault becomes one of this kind. */
export function guarded<Result>(kind: FaultKind, message: string, run: () => Result): Result {
  try {
    return run();
  } catch (cause) {
    throw cause instanceof ProviderFault ? cause : fault(kind, message, undefined, cause);
  }
}
