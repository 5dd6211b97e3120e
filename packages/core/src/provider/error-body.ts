import type { FaultKind } from "./fault.ts";
import { faultKindOfRefusal } from "./http-fault.ts";
import { isObject, listOf, objectOf, textOf } from "./json.ts";

/** What an error object says, in the few forms that servers give it. */
export interface ErrorBody {
  readonly code: string;
  readonly type: string;
  readonly message: string | undefined;
  readonly param: string | undefined;
}

/** A page or a stack trace in place of a message is cut to this many characters. */
const longestMessage = 500;

/** Vendors' codes and types that say more than the status. */
const kinds = new Map<string, FaultKind>([
  ["insufficient_quota", "quota"],
  ["billing_hard_limit_reached", "quota"],
  ["billing_not_active", "quota"],
  ["context_length_exceeded", "context_length"],
  ["content_policy_violation", "content_policy"],
  ["content_filter", "content_policy"],
  ["model_not_found", "not_found"],
  ["unsupported_parameter", "unsupported"],
  ["unsupported_value", "unsupported"],
  ["unsupported_model", "unsupported"],
  ["invalid_api_key", "auth"],
  ["authentication_error", "auth"],
  ["permission_error", "permission"],
  ["rate_limit_exceeded", "rate_limited"],
  ["rate_limit_error", "rate_limited"],
  ["overloaded_error", "overloaded"],
  ["server_overloaded", "overloaded"],
  ["engine_overloaded", "overloaded"],
  ["server_error", "server"],
  ["internal_error", "server"],
  ["internal_server_error", "server"],
  ["api_error", "server"],
  ["billing_error", "quota"],
  ["not_found_error", "not_found"],
  ["request_too_large", "payload_too_large"],
  ["timeout_error", "timeout"],
  ["conflict_error", "conflict"],
  ["rate_limited", "rate_limited"],
  ["1300", "rate_limited"],
  ["service_tier_capacity_exceeded", "overloaded"],
  ["3505", "overloaded"],
  ["invalid_model", "not_found"],
  ["1500", "not_found"],
]);

/**
 * Reads an error object: OpenAI's own, a bare text (Ollama), `detail` (FastAPI), a list of one, or one in another's
 * `error`.
 */
export function readErrorBody(value: unknown): ErrorBody {
  if (Array.isArray(value)) return readErrorBody(value.length > 0 && !Array.isArray(value[0]) ? value[0] : undefined);
  if (!isObject(value)) return { code: "", type: "", message: textOf(value), param: undefined };
  const inner = isObject(value.error) ? value.error : value;
  // What is wrong with which field, as servers made with FastAPI list it: vLLM's and Mistral's.
  const list = isObject(inner.message) ? inner.message.detail : inner.detail;
  const first = objectOf(listOf(list).find(isObject));
  const place = listOf(first.loc).filter((step) => step !== "body");
  return {
    code: textOf(inner.code) ?? (typeof inner.code === "number" ? String(inner.code) : ""),
    type: textOf(inner.type) ?? "",
    message: textOf(inner.message) ?? textOf(inner.detail) ?? textOf(inner.error) ?? textOf(first.msg),
    param: textOf(inner.param) ?? textOf(place.join(".")),
  };
}

/** The kind of fault that an error object tells of; without a status, as in mid-stream, its code may be one. */
export function kindOfErrorBody(body: ErrorBody, status: number | undefined): FaultKind {
  const named = kinds.get(body.code) ?? (status === undefined ? kinds.get(body.type) : undefined);
  if (named) return named;
  const words = `${body.code} ${body.type}`;
  const message = body.message ?? "";
  const number = status ?? Number(body.code);
  if (number >= 400 && number <= 599) {
    const kind = faultKindOfRefusal(number, words, message);
    // A gateway may give an error a status of its own; where that says little, the type says more.
    return kind === "server" || kind === "invalid_request" ? (kinds.get(body.type) ?? kind) : kind;
  }
  const refusal = faultKindOfRefusal(400, words, message);
  if (refusal !== "invalid_request" || body.type === "invalid_request_error") return refusal;
  if (/overloaded|at capacity/i.test(message)) return "overloaded";
  return /rate.?limit|too many requests/i.test(message) ? "rate_limited" : "server";
}

/** The server's own words, cut to a bearable length. */
export function messageOfErrorBody(body: ErrorBody): string | undefined {
  if (body.message === undefined) return textOf(body.code) ?? textOf(body.type);
  return shortened(body.message);
}

/** A text on one line, without the markup of a whole page, of at most 500 characters. */
export function shortened(text: string): string {
  if (/^\W*(\d{3} )?\s*<(!doctype|html|head|body)/i.test(text)) return "The response is an HTML page.";
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > longestMessage ? `${line.slice(0, longestMessage)}…` : line;
}
