import type { RefusalBehaviour } from "../behaviour.ts";
import type { VendorError, VendorErrorDetails } from "../format.ts";

type Entry = readonly [status: number, type: string, message: string];

const entries: Readonly<Record<RefusalBehaviour["fault"], Entry>> = {
  rate_limit: [429, "rate_limit_reached_error", "Rate limit reached: your concurrent requests exceed the limit."],
  quota: [402, "unknown_error", "Insufficient Balance"],
  overloaded: [
    503,
    "service_unavailable_error",
    "Service is too busy. We advise users to temporarily switch to alternative LLM API service providers.",
  ],
  server_error: [500, "internal_server_error", "Internal Server Error"],
  unauthorized: [401, "authentication_error", "Authentication Fails, Your api key: ****cdef is invalid"],
  forbidden: [403, "permission_error", "Your account is not allowed to use this service."],
  not_found: [400, "invalid_request_error", "Model Not Exist"],
  bad_request: [400, "invalid_request_error", "Invalid value in the request."],
  context_length: [
    400,
    "invalid_request_error",
    "This model's maximum context length is 1048576 tokens. However, you requested 1100000 tokens (1100000 in the messages, 0 in the completion). Please reduce the length of the messages or completion.",
  ],
  content_policy: [400, "invalid_request_error", "Content Exists Risk"],
  payload_too_large: [413, "invalid_request_error", "Request Entity Too Large"],
};

/** An error in DeepSeek's words and form; its `code` says `invalid_request_error` whatever it was. */
export function deepSeekError(kind: RefusalBehaviour["fault"], details: VendorErrorDetails = {}): VendorError {
  const [status, type, message] = entries[kind];
  return {
    status: details.status ?? status,
    body: {
      error: {
        message: details.message ?? message,
        type,
        param: details.param ?? null,
        code: details.code ?? "invalid_request_error",
      },
    },
  };
}
