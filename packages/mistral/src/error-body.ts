import { type FaultKind, faultKindOfRefusal, ProviderFault } from "@overture/core/provider";
import { isObject, type JsonObject, listOf } from "./json.ts";

/** What an error object says, in the few forms that it has. */
export interface ErrorBody {
  readonly message: string;
  readonly param: string | undefined;
  /** The kind that goes with the status, `fallback` if the error itself tells none. */
  kindOf(fallback: number): FaultKind;
}

/** Mistral's error types and codes that say more than the status. */
const kinds: Readonly<Record<string, FaultKind>> = {
  rate_limited: "rate_limited",
  1300: "rate_limited",
  service_tier_capacity_exceeded: "overloaded",
  3505: "overloaded",
  invalid_model: "not_found",
  1500: "not_found",
};

/** A page or a stack trace in place of a message is cut to this many characters. */
const longestMessage = 500;

/** Reads an error: Mistral's own, its gateway's, a list of what is wrong with which field, or that list in a message. */
export function readErrorBody(body: JsonObject): ErrorBody {
  const error = isObject(body.error) ? body.error : body;
  const said = isObject(error.message) ? error.message.detail : (error.message ?? error.detail);
  const [first] = listOf(said).filter(isObject);
  const message = String(typeof said === "string" ? said : (first?.msg ?? "")).slice(0, longestMessage);
  const place = listOf(first?.loc).filter((part) => part !== "body");
  const status = error.raw_status_code;
  const type = String(error.type);
  return {
    message: message || "Mistral gave no reason.",
    param: place.length > 0 ? place.join(".") : typeof error.param === "string" ? error.param : undefined,
    kindOf: (fallback) =>
      kinds[type] ??
      kinds[String(error.code)] ??
      faultKindOfRefusal(typeof status === "number" ? status : fallback, type, message),
  };
}

/** The fault that an error in the place of an answer, or of an event, tells of. */
export function faultOfErrorBody(body: JsonObject): ProviderFault {
  const { message, param, kindOf } = readErrorBody(body);
  return new ProviderFault({ kind: kindOf(500), message, param });
}
