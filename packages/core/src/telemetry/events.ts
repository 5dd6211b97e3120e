import type { ModelName } from "../catalog/index.ts";
import type { FaultKind, Warning } from "../provider/index.ts";
import type { AttemptRecord, OvertureMetadata } from "./metadata.ts";

/** Fields that every event of a request has. */
interface RequestEvent {
  /** The id of the decision and of the answer. */
  readonly id: string;
  /** The caller's labels, from `overture.tags`. */
  readonly tags: readonly string[];
}

/** What `overture.on(name, listener)` can listen to. No event holds a prompt, an answer or a key. */
export interface OvertureEvents {
  /** A request's ranking was made. */
  decision: RequestEvent & {
    readonly requested: string;
    readonly policy: string;
    readonly ranking: readonly ModelName[];
  };
  /** A call to one model began. */
  attempt: RequestEvent & { readonly model: ModelName; readonly number: number; readonly stream: boolean };
  /** A call failed. */
  fault: RequestEvent & {
    readonly model: ModelName;
    readonly kind: FaultKind;
    readonly status: number | undefined;
    readonly requestId: string | undefined;
    readonly durationMs: number;
  };
  /** A breaker moved. */
  breaker: {
    readonly scope: "provider" | "model";
    readonly name: string;
    readonly from: "closed" | "open" | "half_open";
    readonly to: "closed" | "open" | "half_open";
    readonly openMs?: number | undefined;
  };
  /** A key was parked; keys are told apart by their place in the list. */
  key: {
    readonly provider: string;
    readonly index: number;
    /** The vendor's model name; absent if the key rests for all models. */
    readonly model: string | undefined;
    readonly forMs: number;
    readonly because: FaultKind;
  };
  /** A request ended: with an answer, or with an error's code. */
  answer: RequestEvent & {
    readonly requested: string;
    readonly metadata: OvertureMetadata | undefined;
    readonly error: string | undefined;
    readonly attempts: readonly AttemptRecord[];
    readonly warnings: readonly Warning[];
    readonly totalMs: number;
  };
}
