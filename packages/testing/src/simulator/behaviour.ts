import type { SimulatedAnswer } from "./answer.ts";
import type { Delivery } from "./delivery.ts";
import type { RecordedRequest } from "./recorded-request.ts";

/** Answers as told. */
export interface AnswerBehaviour {
  readonly answer: SimulatedAnswer;
  readonly delivery?: Delivery | undefined;
}

/** Answers with a recorded response: a body, or the JSON of each event of a stream, in order. */
export interface ReplayBehaviour {
  readonly replay: { readonly body: unknown } | { readonly chunks: readonly string[] };
  readonly delivery?: Delivery | undefined;
}

/** How a vendor asks to be left alone: in whole seconds, as an HTTP date so far in the future, or in `retry-after-ms`. */
export type RetryAfter = { readonly seconds: number } | { readonly httpDateInMs: number } | { readonly ms: number };

/** Refuses with one of the vendor's errors, in its words and with its usual status. */
export interface RefusalBehaviour {
  readonly fault:
    | "rate_limit"
    | "quota"
    | "overloaded"
    | "server_error"
    | "unauthorized"
    | "forbidden"
    | "not_found"
    | "bad_request"
    | "context_length"
    | "content_policy"
    | "payload_too_large";
  /** @default the vendor's own for this error. `quota` of Anthropic: 402, or 400 with its message about credit */
  readonly status?: number | undefined;
  /** @default the vendor's own words */
  readonly message?: string | undefined;
  /** @default none: no header */
  readonly retryAfter?: RetryAfter | undefined;
}

/** Answers with a web page and status 200, as a captive proxy does. */
export interface HtmlBehaviour {
  readonly fault: "html";
}

/** Answers, but the headers come late. */
export interface SlowHeadersBehaviour {
  readonly fault: "slow_headers";
  readonly delayMs: number;
  readonly answer?: SimulatedAnswer | undefined;
}

/** Never answers; the connection stays open. */
export interface HangBehaviour {
  readonly fault: "hang";
}

/**
 * Breaks a stream after so many pieces of content. Asked for a whole body, it does the like to that: sends half of it
 * (`cut_stream`, `stall_after_first_token`, `reset` with `afterChunks`), spoils it (`malformed_json`), or answers with
 * the error itself (`error_event`).
 *
 * - `stall_after_first_token`: nothing more comes, the connection stays open.
 * - `cut_stream`: the response ends in good order, without the stream's own end.
 * - `reset`: the connection breaks; without `afterChunks`, before the headers.
 * - `malformed_json`: one event holds broken JSON, then the stream goes on.
 * - `error_event`: the vendor's error comes as an event, and the stream ends.
 */
export interface BrokenStreamBehaviour {
  readonly fault: "stall_after_first_token" | "cut_stream" | "reset" | "malformed_json" | "error_event";
  /** How many pieces of content come first. @default 1; for `reset`: it breaks before the headers */
  readonly afterChunks?: number | undefined;
  /** Which error an `error_event` tells of. @default "overloaded" */
  readonly error?: RefusalBehaviour["fault"] | undefined;
  readonly answer?: SimulatedAnswer | undefined;
  readonly delivery?: Delivery | undefined;
}

/** Answers, and reports no usage. */
export interface MissingUsageBehaviour {
  readonly fault: "missing_usage";
  readonly answer?: SimulatedAnswer | undefined;
  readonly delivery?: Delivery | undefined;
}

/** What a simulator does with one request; `answer`, `replay` or `fault` says which. */
export type SimulatorBehaviour =
  | AnswerBehaviour
  | ReplayBehaviour
  | RefusalBehaviour
  | HtmlBehaviour
  | SlowHeadersBehaviour
  | HangBehaviour
  | BrokenStreamBehaviour
  | MissingUsageBehaviour;

/** Says how a request goes, by what it asks for. Undefined: the simulator answers by itself. */
export type BehaviourOf = (request: RecordedRequest) => SimulatorBehaviour | undefined;

/** The names of everything that a simulator can do wrong. */
export type SimulatedFault = Extract<SimulatorBehaviour, { readonly fault: string }>["fault"];

const refusals: ReadonlySet<string> = new Set<RefusalBehaviour["fault"]>([
  "rate_limit",
  "quota",
  "overloaded",
  "server_error",
  "unauthorized",
  "forbidden",
  "not_found",
  "bad_request",
  "context_length",
  "content_policy",
  "payload_too_large",
]);

/** Whether a behaviour is one of the vendor's own errors. */
export function isRefusal(behaviour: SimulatorBehaviour): behaviour is RefusalBehaviour {
  return "fault" in behaviour && refusals.has(behaviour.fault);
}
