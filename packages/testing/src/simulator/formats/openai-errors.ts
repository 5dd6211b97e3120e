import type { RefusalBehaviour } from "../behaviour.ts";
import type { VendorError, VendorErrorDetails } from "../format.ts";

type Entry = readonly [status: number, type: string, code: string | null, message: string];

const entries: Readonly<Record<RefusalBehaviour["fault"], Entry>> = {
  rate_limit: [
    429,
    "requests",
    "rate_limit_exceeded",
    "Rate limit reached for this model on requests per min (RPM): Limit 500, Used 500, Requested 1. Please try again in 120ms.",
  ],
  quota: [
    429,
    "insufficient_quota",
    "insufficient_quota",
    "You exceeded your current quota, please check your plan and billing details.",
  ],
  overloaded: [503, "server_error", null, "The engine is currently overloaded, please try again later"],
  server_error: [500, "server_error", null, "The server had an error while processing your request. Sorry about that!"],
  unauthorized: [
    401,
    "invalid_request_error",
    "invalid_api_key",
    "Incorrect API key provided: sk-sim***key. You can find your API key at https://platform.openai.com/account/api-keys.",
  ],
  forbidden: [
    403,
    "request_forbidden",
    "unsupported_country_region_territory",
    "Country, region, or territory not supported",
  ],
  not_found: [
    404,
    "invalid_request_error",
    "model_not_found",
    "The model does not exist or you do not have access to it.",
  ],
  bad_request: [400, "invalid_request_error", "invalid_value", "Invalid value in the request."],
  context_length: [
    400,
    "invalid_request_error",
    "context_length_exceeded",
    "This model's maximum context length is 128000 tokens. However, your messages resulted in 130010 tokens. Please reduce the length of the messages.",
  ],
  content_policy: [
    400,
    "invalid_request_error",
    "invalid_prompt",
    "Invalid prompt: your prompt was flagged as potentially violating our usage policy. Please try again with a different prompt.",
  ],
  payload_too_large: [413, "invalid_request_error", null, "Maximum content size limit (26214400) exceeded"],
};

/** An error in OpenAI's words and form. */
export function openAIError(kind: RefusalBehaviour["fault"], details: VendorErrorDetails = {}): VendorError {
  const [status, type, code, message] = entries[kind];
  const param = details.param ?? (kind === "context_length" ? "messages" : null);
  return {
    status: details.status ?? status,
    body: { error: { message: details.message ?? message, type, param, code: details.code ?? code } },
  };
}
