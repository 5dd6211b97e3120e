import type { Cost } from "../catalog/index.ts";
import { type ChatCompletion, OvertureError, type OvertureErrorInit } from "../chat/index.ts";
import type { ProviderFault } from "../provider/index.ts";
import type { AnyRun } from "./run.ts";

const brand = Symbol.for("overture.stream-interrupted");

/** The error of a stream that broke after its first content had been handed over. */
export class StreamInterruptedError extends OvertureError {
  override readonly name: string = "StreamInterruptedError";
  /** What had come. */
  readonly partial: ChatCompletion;
  /** What had been spent, as far as is known. */
  readonly cost: Cost;

  constructor(init: OvertureErrorInit & { readonly partial: ChatCompletion; readonly cost: Cost }) {
    super(init);
    this.partial = init.partial;
    this.cost = init.cost;
    Object.defineProperty(this, brand, { value: true });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && brand in value;
  }
}

/** The error of a run whose stream broke with the fault; `partial` is what had come. */
export function interruptedBy(fault: ProviderFault, run: AnyRun, partial: ChatCompletion): StreamInterruptedError {
  return new StreamInterruptedError({
    code: "stream_interrupted",
    status: fault.kind === "timeout" ? 504 : 502,
    message: `The stream of ${partial.model} broke after its first content (${fault.kind}): ${fault.message}`,
    attempts: run.failures,
    partial,
    cost: run.cost(),
    cause: fault,
  });
}
