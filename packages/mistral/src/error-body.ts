import { type FaultKind, fault, kindOfErrorBody, type ProviderFault, readErrorBody as read } from "./core.ts";
import { type JsonObject, objectOf } from "./json.ts";

/** What an error object says, in the few forms that it has. */
export interface ErrorBody {
  readonly message: string;
  readonly param: string | undefined;
  /** The kind that goes with the status, `fallback` if the error itself tells none. */
  kindOf(fallback: number): FaultKind;
}

/** A page or a stack trace in place of a message is cut to this many characters. */
const longestMessage = 500;

/** Reads an error: Mistral's own, its gateway's, a list of what is wrong with which field, or that list in a message. */
export function readErrorBody(body: JsonObject): ErrorBody {
  const error = read(body);
  const { raw_status_code: status } = objectOf(body.error ?? body);
  const code = error.code || error.type;
  return {
    message: error.message?.slice(0, longestMessage) ?? "Mistral gave no reason.",
    param: error.param,
    kindOf: (fallback) => kindOfErrorBody({ ...error, code }, typeof status === "number" ? status : fallback),
  };
}

/** The fault that an error in the place of an answer, or of an event, tells of. */
export function faultOfErrorBody(body: JsonObject): ProviderFault {
  const { message, param, kindOf } = readErrorBody(body);
  return fault(kindOf(500), message, param);
}
