import type { ChatCompletion } from "../chat/index.ts";
import type { ProviderFault } from "../provider/index.ts";
import type { AnyRun } from "./run.ts";
import type { StreamInterruptedError } from "./stream-interrupted.ts";

/** The error of a run whose stream broke with the fault; `partial` is what had come, and the error's class is lent. */
export function interruptedBy(
  fault: ProviderFault,
  run: AnyRun,
  partial: ChatCompletion,
  Interrupted: typeof StreamInterruptedError,
): StreamInterruptedError {
  return new Interrupted({
    code: "stream_interrupted",
    status: fault.kind === "timeout" ? 504 : 502,
    message: `The stream of ${partial.model} broke after its first content (${fault.kind}): ${fault.message}`,
    attempts: run.failures,
    partial,
    cost: run.cost(),
    cause: fault,
  });
}
