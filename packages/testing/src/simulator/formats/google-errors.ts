import type { RefusalBehaviour } from "../behaviour.ts";
import type { VendorError, VendorErrorDetails } from "../format.ts";
import type { JsonObject } from "../json.ts";

type Entry = readonly [status: number, message: string, ...details: readonly JsonObject[]];

const type = (name: string): string => `type.googleapis.com/google.rpc.${name}`;

const entries: Readonly<Record<RefusalBehaviour["fault"], Entry>> = {
  // A limit per minute, though its words speak of the plan and of billing.
  rate_limit: [
    429,
    "You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.\n* Quota exceeded for metric: generativelanguage.googleapis.com/generate_content_free_tier_requests, limit: 15, model: gemini-3.5-flash\nPlease retry in 2.5s.",
    {
      "@type": type("QuotaFailure"),
      violations: [
        {
          quotaMetric: "generativelanguage.googleapis.com/generate_content_free_tier_requests",
          quotaId: "GenerateRequestsPerMinutePerProjectPerModel-FreeTier",
          quotaDimensions: { location: "global", model: "gemini-3.5-flash" },
          quotaValue: "15",
        },
      ],
    },
    { "@type": type("RetryInfo"), retryDelay: "2.5s" },
  ],
  quota: [
    429,
    "Your prepayment credits are depleted. Please go to AI Studio at https://ai.studio/projects to manage your project and billing.",
  ],
  overloaded: [503, "The model is overloaded. Please try again later."],
  server_error: [
    500,
    "An internal error has occurred. Please retry or report in https://ai.google.dev/gemini-api/docs",
  ],
  unauthorized: [
    400,
    "API key not valid. Please pass a valid API key.",
    {
      "@type": type("ErrorInfo"),
      reason: "API_KEY_INVALID",
      domain: "googleapis.com",
      metadata: { service: "generativelanguage.googleapis.com" },
    },
  ],
  forbidden: [403, "You do not have permission to access the requested resource."],
  not_found: [404, "models/none is not found for API version v1beta, or is not available for generateContent."],
  bad_request: [400, "Request contains an invalid argument."],
  context_length: [400, "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)."],
  content_policy: [
    400,
    "The prompt could not be submitted. It contains words that violate Google's usage policies. Try rephrasing the prompt.",
  ],
  payload_too_large: [413, "Request payload size exceeds the limit: 20971520 bytes."],
};

const words: Readonly<Record<number, string>> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  409: "ABORTED",
  429: "RESOURCE_EXHAUSTED",
  500: "INTERNAL",
  503: "UNAVAILABLE",
  504: "DEADLINE_EXCEEDED",
};

/** An error in Google's words and form. A `quota` error with status 403 is the one about billing that is switched off. */
export function googleError(kind: RefusalBehaviour["fault"], details: VendorErrorDetails = {}): VendorError {
  const [usualStatus, usualMessage, ...usualDetails] = entries[kind];
  const status = details.status ?? usualStatus;
  const noBilling = kind === "quota" && status === 403;
  const message =
    details.message ??
    (noBilling ? "This API method requires billing to be enabled. Please enable billing on project #1." : usualMessage);
  const told = noBilling ? [{ "@type": type("ErrorInfo"), reason: "BILLING_DISABLED" }] : usualDetails;
  const error = { code: status, message, status: words[status] ?? (status >= 500 ? "INTERNAL" : "INVALID_ARGUMENT") };
  return { status, body: { error: told.length > 0 ? { ...error, details: told } : error } };
}
