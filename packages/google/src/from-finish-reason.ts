import { type FinishReason, fault } from "./core.ts";

/** The ends in which the model wrote a call that can't be read. */
const malformed = /^(MALFORMED_|UNEXPECTED_TOOL_CALL|TOO_MANY_TOOL_CALLS)/;
const length = /^(MAX_TOKENS|CONTINUATION)$/;
const stop = /^(STOP|FINISH_REASON_UNSPECIFIED)$/;
/** Ends that say nothing of the answer: with one it stands, without one something went wrong. */
const other = /^(OTHER|NO_IMAGE|IMAGE_OTHER)$/;

/**
 * Google's reason to stop as OpenAI's: all the reasons that are neither an end nor a limit are filters. Throws `malformed`
 * for a call that the model spoilt, and `server` for an end without an answer that nobody explains.
 */
export function finishReasonOf(
  reason: string,
  said: string | undefined,
  answer: { readonly calls: number; readonly empty: boolean; readonly legacy: boolean },
): FinishReason {
  const explained = said ? `${reason}: ${said}` : reason;
  if (malformed.test(reason)) {
    throw fault("malformed", `Google's answer broke off, ${explained}`);
  }
  if (length.test(reason)) return "length";
  if (other.test(reason) && answer.empty) {
    throw fault("server", `Google's answer broke off, ${explained}`);
  }
  if (!stop.test(reason) && !other.test(reason)) return "content_filter";
  if (answer.calls === 0) return "stop";
  return answer.legacy ? "function_call" : "tool_calls";
}
