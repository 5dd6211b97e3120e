import type { RefusalBehaviour } from "../behaviour.ts";
import type { VendorError, VendorErrorDetails } from "../format.ts";

type Entry = readonly [status: number, type: string, message: string];

const entries: Readonly<Record<RefusalBehaviour["fault"], Entry>> = {
  rate_limit: [
    429,
    "rate_limit_error",
    "This request would exceed your organization's rate limit of 50 requests per minute.",
  ],
  quota: [402, "billing_error", "There is a problem with your billing. Please check your payment details."],
  overloaded: [529, "overloaded_error", "Overloaded"],
  server_error: [500, "api_error", "Internal server error"],
  unauthorized: [401, "authentication_error", "invalid x-api-key"],
  forbidden: [403, "permission_error", "Your API key does not have permission to use the specified resource."],
  not_found: [404, "not_found_error", "model: no such model"],
  bad_request: [400, "invalid_request_error", "Invalid request"],
  context_length: [400, "invalid_request_error", "prompt is too long: 210010 tokens > 200000 maximum"],
  content_policy: [400, "invalid_request_error", "Output blocked by content filtering policy"],
  payload_too_large: [413, "request_too_large", "Request exceeds the maximum size"],
};

const creditMessage =
  "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.";

function typeOf(usual: string, status: number): string {
  if (status === 504) return "timeout_error";
  return status === 400 ? "invalid_request_error" : usual;
}

/** An error in Anthropic's words and form. A `quota` error with status 400 is the one about credit. */
export function anthropicError(
  kind: RefusalBehaviour["fault"],
  details: VendorErrorDetails = {},
  requestId?: string,
): VendorError {
  const [usualStatus, usualType, usualMessage] = entries[kind];
  const status = details.status ?? usualStatus;
  const message = details.message ?? (kind === "quota" && status === 400 ? creditMessage : usualMessage);
  const error = { type: typeOf(usualType, status), message };
  return { status, body: { type: "error", error, ...(requestId === undefined ? {} : { request_id: requestId }) } };
}
