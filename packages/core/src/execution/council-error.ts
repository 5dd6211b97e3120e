import { OvertureError, type OvertureErrorInit } from "../chat/index.ts";
import type { CouncilReport } from "../telemetry/index.ts";

const brand = Symbol.for("overture.council-error");

/** The error of a council that came to no answer: too few of its members were left, or they did not agree. */
export class CouncilError extends OvertureError {
  override readonly name: string = "CouncilError";
  /** What there is: the members' answers, and how far they agree. It is not part of the error on the wire. */
  readonly council: CouncilReport;

  constructor(init: OvertureErrorInit & { readonly council: CouncilReport }) {
    super(init);
    this.council = init.council;
    Object.defineProperty(this, brand, { value: true });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && brand in value;
  }
}
