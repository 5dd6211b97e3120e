import {
  type FailedCall,
  type FaultKind,
  faultKindOfRefusal,
  faultOfThrown,
  type HeadersLike,
  ProviderFault,
  retryAfterMsOf,
} from "@overture/core/provider";

/** Anthropic's error types. Only `invalid_request_error` needs a closer look. */
const kindsOfTypes: ReadonlyMap<string, FaultKind> = new Map<string, FaultKind>([
  ["overloaded_error", "overloaded"],
  ["rate_limit_error", "rate_limited"],
  ["authentication_error", "auth"],
  ["permission_error", "permission"],
  ["billing_error", "quota"],
  ["not_found_error", "not_found"],
  ["request_too_large", "payload_too_large"],
  ["timeout_error", "timeout"],
  ["conflict_error", "conflict"],
  ["api_error", "server"],
]);

/** Whatever was thrown as a fault. */
export function toFault(thrown: unknown, call: FailedCall): ProviderFault {
  return faultOfThrown(thrown, call, faultOfSdkError);
}

/** An error event in the midst of a stream: the SDK throws it without a status, and with its type. */
function faultOfSdkError(error: object): ProviderFault | undefined {
  if ("status" in error && typeof error.status === "number") return statusFault(error, error.status);
  const type = "type" in error && typeof error.type === "string" ? error.type : undefined;
  if (type === undefined) return undefined;
  const kind = kindsOfTypes.get(type) ?? "server";
  const fault = faultOfErrorBody("error" in error ? error.error : undefined, error);
  return fault ?? new ProviderFault({ kind, message: "Anthropic sent an error.", cause: error });
}

/** The fault that an error event, or an error sent with status 200, tells of. */
export function faultOfErrorBody(body: unknown, cause?: unknown): ProviderFault | undefined {
  const error = errorOf(body);
  if (!error) return undefined;
  const kind =
    error.type === "invalid_request_error"
      ? refusalKind(400, error.type, error.message)
      : (kindsOfTypes.get(error.type) ?? "server");
  return new ProviderFault({ kind, message: error.message, cause });
}

function statusFault(error: object, status: number): ProviderFault {
  const said = "error" in error ? errorOf(error.error) : undefined;
  const code = "errorCode" in error && typeof error.errorCode === "string" ? error.errorCode : "";
  const message = said?.message ?? `Anthropic answered with status ${status}.`;
  const headers = "headers" in error && isHeaders(error.headers) ? error.headers : undefined;
  let kind = refusalKind(status, `${said?.type ?? ""} ${code}`, message);
  // A gateway may give Anthropic's error a status of its own; where that says little, the type says more.
  if (kind === "server" || kind === "invalid_request") kind = kindsOfTypes.get(said?.type ?? "") ?? kind;
  const param = kind === "invalid_request" ? /^([a-z_][\w.]*): /.exec(message)?.[1] : undefined;
  return new ProviderFault({
    kind,
    message,
    status,
    retryAfterMs: retryAfterMsOf(headers),
    requestId: headers?.get("request-id") ?? undefined,
    param,
    cause: error,
  });
}

function refusalKind(status: number, code: string, message: string): FaultKind {
  if (/spend_limit|billing_unavailable/.test(code)) return "quota";
  // "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000"
  if (status === 400 && /exceed context limit/.test(message)) return "context_length";
  return faultKindOfRefusal(status, code, message);
}

function errorOf(body: unknown): { type: string; message: string } | undefined {
  const error = isRecord(body) && isRecord(body.error) ? body.error : undefined;
  if (!error) return undefined;
  const type = typeof error.type === "string" ? error.type : "";
  const message =
    typeof error.message === "string" && error.message !== "" ? error.message : "Anthropic gave no reason.";
  return { type, message };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isHeaders(value: unknown): value is HeadersLike {
  return isRecord(value) && typeof value.get === "function";
}
