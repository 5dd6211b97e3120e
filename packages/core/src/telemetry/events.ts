import type { ModelName } from "../catalog/index.ts";
import type { FaultKind, Warning } from "../provider/index.ts";
import type { Decision } from "../routing/index.ts";
import type { AttemptRecord, OvertureMetadata } from "./metadata.ts";

/** A request that no caller made: what it is for, and about whose answer. */
export interface Background {
  /** `judge`: it scores an answer. `shadow`: it asks whom another policy would have chosen. */
  readonly purpose: "judge" | "shadow";
  /** The id of the decision that it is about. */
  readonly about: string;
}

/** Fields that every event of a request has; `purpose` and `about` only where no caller made it. */
interface RequestEvent extends Partial<Background> {
  /** The decision's id, with which the answer's begins. */
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
    /** Which of several policies that is; absent where there is one for all. */
    readonly arm: string | undefined;
    readonly ranking: readonly ModelName[];
    /** The whole decision, to explain it, or to log it with `decisionRecord()`. It is not enumerable. */
    readonly decision: Decision;
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
  /** Models are not started together for a while, with `race: "all"`, since what losers cost was too much of all spend. */
  racing: {
    readonly state: "off";
    readonly wasteRatio: number;
    readonly wasteThreshold: number;
    readonly forMs: number;
  };
  /** Something was said of how good an answer is, by whoever was asked to, or by its form; or could not be said. */
  signal: RequestEvent & {
    readonly model: ModelName;
    /** `evaluate`, `judge`, or what is wrong with the answer's form: `empty`, `invalid_json`, `cut_off`, `refused`. */
    readonly source: string;
    /** From 0 to 1; absent where none came. */
    readonly score: number | undefined;
    /** Why no score came, without anything of the request or the answer. */
    readonly problem: string | undefined;
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
