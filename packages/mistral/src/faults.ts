import {
  type FaultKind,
  faultKindOfRefusal,
  type HeadersLike,
  ProviderFault,
  retryAfterMsOf,
  withoutCredential,
} from "@overture/core/provider";
import { isObject, type JsonObject, listOf, parsed } from "./json.ts";
import { rateLimitsFrom, requestIdFrom } from "./response-headers.ts";

/** What a fault is made of, beside what was thrown. */
export interface FaultCircumstances {
  readonly signal: AbortSignal;
  /** Whether the call's own time was over. */
  readonly timedOut: boolean;
  /** The key in use, which no message may hold. */
  readonly credential: string | undefined;
  /** The provider's id of the request, once its headers were there. */
  readonly requestId?: string | undefined;
  /** The error that came in the place of an event. */
  readonly streamedError?: JsonObject | undefined;
}

/** Mistral's error types and codes that say more than the status. */
const kinds: ReadonlyMap<string, FaultKind> = new Map<string, FaultKind>([
  ["rate_limited", "rate_limited"],
  ["1300", "rate_limited"],
  ["service_tier_capacity_exceeded", "overloaded"],
  ["3505", "overloaded"],
  ["invalid_model", "not_found"],
  ["1500", "not_found"],
  ["internal_server_error", "server"],
]);

/** A page or a stack trace in place of a message is cut to this many characters. */
const longestMessage = 500;

/**
 * Whatever was thrown as a fault. The SDK's classes are told by name and shape, so that a client from another copy of the
 * SDK is understood as well.
 */
export function toFault(thrown: unknown, circumstances: FaultCircumstances): ProviderFault {
  const { signal, timedOut, credential, requestId, streamedError } = circumstances;
  if (thrown instanceof ProviderFault) return identified(thrown, requestId);
  // An abort shows in many guises, so the signal is asked and not the error.
  if (signal.aborted) return fault("aborted", "The call was aborted.", { requestId, cause: signal.reason });
  if (timedOut) return fault("timeout", "Mistral did not answer in time.", { requestId });
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const made = streamedError ? faultOfErrorBody(streamedError) : faultOfError(error);
  return identified(withoutCredential(made, credential), requestId);
}

/** The fault that an error in place of an answer, or of an event, tells of; its status may be among its fields. */
export function faultOfErrorBody(body: JsonObject): ProviderFault {
  const said = read(body);
  const status = typeof said.status === "number" ? said.status : undefined;
  const kind =
    kinds.get(said.type) ?? kinds.get(said.code) ?? faultKindOfRefusal(status ?? 500, said.type, said.message);
  return fault(kind, said.message, { param: said.param });
}

function faultOfError(error: Error): ProviderFault {
  if ("statusCode" in error && typeof error.statusCode === "number") return faultOfResponse(error, error.statusCode);
  switch (error.name) {
    case "SyntaxError":
      return fault("malformed", "Mistral sent what is not JSON.", { cause: error });
    case "ZodError":
    case "$ZodError":
      return fault("malformed", "Mistral sent an event of another form.", { cause: error });
    case "SDKValidationError":
    case "InvalidRequestError":
      // The error itself holds the whole request.
      return fault("invalid_request", "The request is not of Mistral's form.", { cause: error.cause });
    case "RequestTimeoutError":
    case "TimeoutError":
      return fault("timeout", "Mistral did not answer in time.", { cause: error });
    default:
      return fault("network", "The connection to Mistral failed.", { cause: error });
  }
}

function faultOfResponse(error: Error, status: number): ProviderFault {
  const text = "body" in error && typeof error.body === "string" ? error.body : "";
  const headers = "headers" in error && isHeaders(error.headers) ? error.headers : undefined;
  const requestId = requestIdFrom(headers);
  const body = parsed(text);
  if (status < 400) {
    if (isObject(body) && body.object === "error") return identified(faultOfErrorBody(body), requestId);
    return fault("malformed", "Mistral sent what is not an answer.", { status, requestId, cause: error.cause });
  }
  const said = read(isObject(body) ? body : {});
  // The SDK's error for a refused field holds the whole request, its key and its prompt included.
  const cause = "data$" in error ? undefined : error;
  const message = said.message || `Mistral answered with status ${status}.`;
  const kind = kindOfRefusal(status, said, headers);
  return fault(kind, message, {
    status,
    retryAfterMs: retryAfterMsOf(headers),
    requestId,
    param: said.param,
    cause,
  });
}

function kindOfRefusal(status: number, said: ErrorBody, headers: HeadersLike | undefined): FaultKind {
  const kind = kinds.get(said.type) ?? kinds.get(said.code) ?? faultKindOfRefusal(status, said.type, said.message);
  // A model that is not in the key's plan has a limit of no requests: waiting would not help.
  const isExcluded = kind === "rate_limited" && rateLimitsFrom(headers)?.requests?.limit === 0;
  return isExcluded ? "permission" : kind;
}

interface ErrorBody {
  readonly message: string;
  readonly type: string;
  readonly code: string;
  readonly param: string | undefined;
  readonly status: unknown;
}

/** Reads an error: Mistral's own, its gateway's, a list of what is wrong with which field, or that list in a message. */
function read(body: JsonObject): ErrorBody {
  const inner = isObject(body.error) ? body.error : body;
  const message = isObject(inner.message) ? inner.message.detail : (inner.message ?? inner.detail);
  const [first] = listOf(message).filter(isObject);
  const place = listOf(first?.loc).filter((part) => part !== "body");
  return {
    message: (typeof message === "string" ? message : String(first?.msg ?? "")).slice(0, longestMessage),
    type: String(inner.type ?? ""),
    code: String(inner.code ?? ""),
    param: place.length > 0 ? place.join(".") : typeof inner.param === "string" ? inner.param : undefined,
    status: inner.raw_status_code ?? inner.status,
  };
}

type Details = Omit<ConstructorParameters<typeof ProviderFault>[0], "kind" | "message">;

function fault(kind: FaultKind, message: string, details: Details): ProviderFault {
  return new ProviderFault({ kind, message: message || "Mistral gave no reason.", ...details });
}

function identified(given: ProviderFault, requestId: string | undefined): ProviderFault {
  if (requestId === undefined || given.requestId !== undefined) return given;
  const { kind, message, status, retryAfterMs, param, cause } = given;
  return fault(kind, message, { status, retryAfterMs, requestId, param, cause });
}

function isHeaders(value: unknown): value is HeadersLike {
  return typeof value === "object" && value !== null && "get" in value && typeof value.get === "function";
}
