import type { RefusalBehaviour } from "../behaviour.ts";
import type { VendorError, VendorErrorDetails } from "../format.ts";
import type { JsonObject } from "../json.ts";

type Entry = readonly [status: number, type: string, code: string | null, message: string];

const entries: Readonly<Record<RefusalBehaviour["fault"], Entry>> = {
  rate_limit: [429, "rate_limited", "1300", "Rate limit exceeded"],
  quota: [402, "payment_required", null, "Payment required: the organization has no credits left."],
  overloaded: [503, "service_tier_capacity_exceeded", "3505", "Service tier capacity exceeded for this model."],
  server_error: [500, "internal_server_error", "1000", "Internal server error"],
  unauthorized: [401, "", null, "Unauthorized"],
  forbidden: [403, "forbidden", null, "You are not allowed to use this model."],
  not_found: [400, "invalid_model", "1500", "Invalid model: mistral-imaginary"],
  bad_request: [400, "invalid_request_error", null, "Invalid value in the request."],
  context_length: [
    400,
    "invalid_request_prompt",
    "3051",
    "Prompt contains 300000 tokens, too large for model with 131072 maximum context length",
  ],
  content_policy: [
    403,
    "invalid_request_error",
    null,
    "The prompt was flagged as violence_and_threats by a guardrail.",
  ],
  payload_too_large: [413, "", null, "Request size limit exceeded"],
};

/** The types that go with a code. */
const typesOfCodes: Readonly<Record<string, string>> = {
  "3054": "invalid_request_sampling",
  "3230": "invalid_request_message_order",
  "3240": "invalid_request_assistant_message",
  "3280": "invalid_function_call",
};

/**
 * An error in Mistral's words and form. What its gateway refuses has a form of its own, and so has a field that is wrong by
 * its type: status 422, with a list.
 */
export function mistralError(kind: RefusalBehaviour["fault"], details: VendorErrorDetails = {}): VendorError {
  const [usualStatus, usualType, usualCode, usualMessage] = entries[kind];
  const message = details.message ?? usualMessage;
  const status = details.status ?? usualStatus;
  if (kind === "not_found" && message.startsWith("Unknown path")) {
    return { status: 404, body: { message: "no Route matched with those values" } };
  }
  if (kind === "unauthorized") return { status, body: { detail: message } };
  if (kind === "payload_too_large") return { status, body: { message } };
  if (status === 422) return { status, body: { detail: [problem(message, details)] } };
  const code = details.code ?? usualCode;
  const type = (details.code === undefined ? undefined : typesOfCodes[details.code]) ?? usualType;
  return {
    status,
    body: { object: "error", message, type, param: details.param ?? null, code, raw_status_code: status },
  };
}

function problem(msg: string, details: VendorErrorDetails): JsonObject {
  const loc = ["body", ...(details.param?.split(".").map((part) => (/^\d+$/.test(part) ? Number(part) : part)) ?? [])];
  return { type: details.code ?? "value_error", loc, msg };
}
