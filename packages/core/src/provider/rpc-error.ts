import { isObject, listOf, objectOf, parsed, textOf } from "./json.ts";
import { durationMsOf } from "./retry-after.ts";

/** What an error of the form of `google.rpc.Status` says (https://google.aip.dev/193), which gRPC's gateways give, too. */
export interface RpcError {
  readonly message: string | undefined;
  /** The server's own word, for example `RESOURCE_EXHAUSTED`. */
  readonly status: string;
  /** How long to wait, in milliseconds, as its RetryInfo says. */
  readonly retryAfterMs: number | undefined;
  /** The server's word for what exactly is wrong, for example `API_KEY_INVALID`. */
  readonly reason: string;
  /** The quotas that are used up, for example `GenerateRequestsPerDayPerProjectPerModel-FreeTier`. */
  readonly quotas: readonly string[];
  /** The field that the server objects to. */
  readonly field: string | undefined;
  /** The server's id of the request. */
  readonly requestId: string | undefined;
}

/** Errors come wrapped in one another, as text within text, but not for long. */
const deepest = 4;

/** Reads an error off an SDK's message, which holds the body as JSON, at times within another, or behind a few words. */
export function readRpcError(message: string, given?: unknown): RpcError {
  let error: Record<string, unknown> = { message, details: given };
  for (let depth = 0; depth < deepest; depth += 1) {
    const inner = errorIn(typeof error.message === "string" ? error.message : "");
    if (!inner) break;
    error = inner;
  }
  const details = listOf(error.details).filter(isObject);
  const ofType = (type: string): Record<string, unknown> | undefined =>
    details.find((detail) => String(detail["@type"]).endsWith(`rpc.${type}`));
  const violation = listOf(ofType("BadRequest")?.fieldViolations).filter(isObject)[0];
  return {
    message: textOf(error.message),
    status: textOf(error.status) ?? "",
    retryAfterMs: durationMsOf(textOf(ofType("RetryInfo")?.retryDelay)),
    reason: textOf(ofType("ErrorInfo")?.reason) ?? "",
    quotas: listOf(ofType("QuotaFailure")?.violations)
      .filter(isObject)
      .map((quota) => `${quota.quotaId} ${quota.subject}`),
    field: textOf(violation?.field),
    requestId: textOf(ofType("RequestInfo")?.requestId),
  };
}

function errorIn(text: string): Record<string, unknown> | undefined {
  const start = text.search(/[[{]\s*["{]/);
  const body = start < 0 ? undefined : parsed(text.slice(start));
  const { error } = objectOf(Array.isArray(body) ? body[0] : body);
  return isObject(error) ? error : undefined;
}
