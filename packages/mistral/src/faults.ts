import {
  type CallSignal,
  type FailedCall,
  fault,
  faultOfThrown,
  isHeaders,
  ProviderFault,
  retryAfterMsOf,
} from "./core.ts";
import { faultOfErrorBody, readErrorBody } from "./error-body.ts";
import { objectOf, parsed } from "./json.ts";
import { rateLimitsFrom, requestIdFrom } from "./response-headers.ts";
import type { ResponseNotes } from "./response-notes.ts";

/** What a fault is made of, beside what was thrown. */
export interface FaultCircumstances extends FailedCall {
  readonly callSignal: CallSignal;
  readonly notes?: ResponseNotes | undefined;
  /** Whether a part of the answer had arrived. @default false */
  readonly begun?: boolean;
}

/** Whatever was thrown as a fault. */
export function toFault(thrown: unknown, circumstances: FaultCircumstances): ProviderFault {
  const { callSignal, notes, begun } = circumstances;
  const { timedOut } = callSignal;
  const read = (error: object): ProviderFault | undefined => faultOfError(error, notes);
  return faultOfThrown(thrown, { ...circumstances, timedOut }, read, begun ? "truncated" : "network");
}

function faultOfError(error: object, notes: ResponseNotes | undefined): ProviderFault | undefined {
  const { statusCode, name, cause } = objectOf(error);
  if (typeof statusCode === "number") return faultOfResponse(error, statusCode);
  if (/^\$?ZodError$/.test(String(name))) {
    // The SDK can't read an error in the place of an event, and does not say what it was.
    const streamed = notes?.streamedError();
    return streamed
      ? faultOfErrorBody(streamed)
      : fault("malformed", "Mistral sent an event of another form.", undefined, error);
  }
  // The error itself holds the whole request.
  if (name === "SDKValidationError")
    return fault("invalid_request", "The request is not of Mistral's form.", undefined, cause);
  return undefined;
}

function faultOfResponse(error: object, status: number): ProviderFault {
  const { body: text, headers: given, cause } = objectOf(error);
  const headers = isHeaders(given) ? given : undefined;
  const requestId = requestIdFrom(headers);
  const body = objectOf(parsed(String(text)));
  const isOther = status < 400 && body.object !== "error";
  const { message, param, kindOf } = readErrorBody(isOther ? { message: "Mistral sent what is not an answer." } : body);
  const kind = isOther ? "malformed" : kindOf(status < 400 ? 500 : status);
  // A model that is not in the key's plan has a limit of no requests: waiting would not help.
  const isExcluded = kind === "rate_limited" && rateLimitsFrom(headers)?.requests?.limit === 0;
  return new ProviderFault({
    kind: isExcluded ? "permission" : kind,
    message,
    status: isOther ? undefined : status,
    retryAfterMs: retryAfterMsOf(headers),
    requestId,
    param,
    // The SDK's error for a refused field holds the whole request, its key and its prompt included.
    cause: isOther ? cause : "data$" in error ? undefined : error,
  });
}
