import type { ModelName } from "../catalog/index.ts";
import type { FeedbackSignal } from "../learning/index.ts";
import type { FaultKind, Warning } from "../provider/index.ts";
import type { Decision } from "../routing/index.ts";
import type { Labels } from "./labels.ts";
import type { AttemptRecord, OvertureMetadata } from "./metadata.ts";

/** Fields that every event has. */
interface AnyEvent {
  /** When it happened, in milliseconds since the Unix epoch. */
  readonly atMs: number;
}

/** Fields that every event of a request has. */
interface RequestEvent extends AnyEvent, Labels {}

/** What `overture.on(name, listener)` can listen to. No event holds a prompt, an answer or a key. */
export interface OvertureEvents {
  /** A request's ranking was made. */
  decision: RequestEvent & {
    readonly requested: string;
    readonly policy: string;
    /** Which of several policies that is; absent where there is one for all. */
    readonly arm: string | undefined;
    readonly ranking: readonly ModelName[];
    /** How long it took, from the moment at which the request came in. */
    readonly durationMs: number;
    /** The whole decision, to explain it, or to log it with `decisionRecord()` of `@overture/core/replay`. It is not enumerable. */
    readonly decision: Decision;
  };
  /**
   * A request was refused before anything was decided: it makes no sense, its tenant is not known, may send nothing, or could not
   * be looked up, or no model can serve it. Nobody was asked, and no other event tells of it. What runs into a budget or a limit
   * was decided before: the event `answer` tells of it.
   */
  refused: AnyEvent & {
    readonly operation: "chat" | "embeddings";
    /** The error's code. */
    readonly code: string;
    /** The HTTP status that it stands for. */
    readonly status: number;
    /** The field or option that the error is about. */
    readonly param: string | undefined;
    /** What the request says of itself, as far as that can be read: `tenant` may be nobody's. */
    readonly tags: readonly string[];
    readonly tenant: string | undefined;
    readonly user: string | undefined;
    readonly correlationId: string | undefined;
  };
  /** A call to one model began. */
  attempt: RequestEvent & {
    readonly model: ModelName;
    /** Counted from 1 within the request. */
    readonly number: number;
    /** In milliseconds since the request came in. */
    readonly startedAtMs: number;
    readonly stream: boolean;
  };
  /** A call ended, with a completion or a fault: what it brought and cost. */
  outcome: RequestEvent & { readonly attempt: AttemptRecord };
  /** A call failed. */
  fault: RequestEvent & {
    readonly model: ModelName;
    /** That of the attempt. */
    readonly number: number;
    readonly kind: FaultKind;
    readonly status: number | undefined;
    readonly requestId: string | undefined;
    readonly durationMs: number;
  };
  /** A breaker moved. */
  breaker: AnyEvent & {
    readonly scope: "provider" | "model";
    readonly name: string;
    readonly from: "closed" | "open" | "half_open";
    readonly to: "closed" | "open" | "half_open";
    readonly openMs?: number | undefined;
  };
  /** A key was parked; keys are told apart by their place in the list. */
  key: AnyEvent & {
    readonly provider: string;
    /** Whose key it is; absent: the app's own. */
    readonly tenant?: string | undefined;
    readonly index: number;
    /** The vendor's model name; absent if the key rests for all models. */
    readonly model: string | undefined;
    readonly forMs: number;
    readonly because: FaultKind;
  };
  /** A council got on by a call: to a member, to one who ranks or judges, to the chairman. */
  council: RequestEvent & {
    readonly stage: "member" | "ranking" | "judge" | "chairman";
    readonly model: ModelName;
    /** `stopped`: the result stood without it. */
    readonly outcome: "asked" | "answered" | "failed" | "stopped";
    /** How many of the stage's calls are over, and how many there are. */
    readonly done: number;
    readonly of: number;
  };
  /** Models are not started together for a while, with `race: "all"`, since what losers cost was too much of all spend. */
  racing: AnyEvent & {
    readonly state: "off";
    readonly wasteRatio: number;
    readonly wasteThreshold: number;
    readonly forMs: number;
  };
  /** Something was said of how good an answer is, by whoever was asked to, or by its form; or could not be said. */
  signal: RequestEvent & {
    readonly model: ModelName;
    /** `evaluate`, `judge`, `council`, or what is wrong with the answer's form: `empty`, `invalid_json`, `cut_off`, `refused`. */
    readonly source: string;
    /** From 0 to 1; absent where none came. */
    readonly score: number | undefined;
    /** Why no score came, without anything of the request or the answer. */
    readonly problem: string | undefined;
  };
  /** Something of how Overture was set up should be looked at; told when it shows, once. */
  warning: AnyEvent & {
    /** `tasks`: the user's own tasks, or the vectors made of them. */
    readonly about: "tasks";
    readonly message: string;
  };
  /** Somebody said how good an answer is, by `overture.feedback()`. */
  feedback: AnyEvent & {
    /** The answer's id, which begins with the decision's. */
    readonly id: string;
    readonly signal: FeedbackSignal;
    /** False if this source had spoken of this answer before: what it said then stands. */
    readonly counted: boolean;
  };
  /** A budget has reached one of the shares at which it warns: told once in each period, by whichever process sees it. */
  budget: AnyEvent & {
    /** Absent: the app's own. */
    readonly tenant: string | undefined;
    /** Whose budget it is: `tenant`, `app`, `tag …` or `user …`. */
    readonly owner: string;
    readonly per: "day" | "week" | "month" | "total";
    readonly share: number;
    readonly usd: number;
    readonly spentUsd: number;
  };
  /** A request ran into a limit. */
  limit: AnyEvent & {
    /** Absent: the app's own. */
    readonly tenant?: string | undefined;
    /** Whose limit it is: `tenant`, `app`, `tag …` or `user …`. */
    readonly owner: string;
    readonly limit: "requestsPerMinute" | "tokensPerMinute" | "concurrent";
    readonly most: number;
    /** Infinity: it never fits. */
    readonly retryAfterMs: number;
  };
  /** A key of a tenant could not be fetched. */
  tenant: AnyEvent & {
    readonly tenant: string;
    readonly provider: string;
    /** The name of the error; what it says is not told. */
    readonly problem: string;
  };
  /** The store does not answer, or does again. */
  store: AnyEvent & { readonly state: "down" | "up" };
  /** A request ended: with an answer, or with an error's code. */
  answer: RequestEvent & {
    readonly requested: string;
    readonly metadata: OvertureMetadata | undefined;
    readonly error: string | undefined;
    readonly attempts: readonly AttemptRecord[];
    readonly warnings: readonly Warning[];
    readonly totalMs: number;
    /** The whole decision. It is not enumerable. */
    readonly decision: Decision;
  };
}

/** An event as it is told of, before it is dated. */
export type Undated<Name extends keyof OvertureEvents> = Omit<OvertureEvents[Name], "atMs">;
