import type { Cost } from "../catalog/index.ts";
import { type ChatCompletion, OvertureError, type OvertureErrorInit } from "../chat/index.ts";

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
