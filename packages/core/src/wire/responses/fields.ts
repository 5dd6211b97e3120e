import { OvertureError } from "../../chat/index.ts";

/** An object out of a request, whose fields are not known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an object with fields, and no array. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a field was not given. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** A field that must be a text. */
export function textAt(value: unknown, at: string): string {
  if (typeof value === "string") return value;
  throw invalid(at, `"${at}" must be a text, not ${kindOf(value)}.`);
}

/** A field that must be an array, if it is there. */
export function listAt(value: unknown, at: string): readonly unknown[] {
  if (isAbsent(value)) return [];
  if (Array.isArray(value)) return value;
  throw invalid(at, `"${at}" must be an array, not ${kindOf(value)}.`);
}

/** A field that must be an object. */
export function fieldsAt(value: unknown, at: string): Fields {
  if (isFields(value)) return value;
  throw invalid(at, `"${at}" must be an object, not ${kindOf(value)}.`);
}

/** What sort of value it is: the value itself could be a prompt. */
export function kindOf(value: unknown): string {
  if (isAbsent(value)) return String(value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty array" : "an array";
  return typeof value === "object" ? "an object" : typeof value === "string" ? "a text" : `a ${typeof value}`;
}

/** OpenAI's 400. */
export function invalid(param: string | undefined, message: string): OvertureError {
  return new OvertureError({ code: "invalid_request", status: 400, param, message });
}

/** The 400 of what only the provider that keeps it, or runs it, can serve. */
export function pinned(param: string, what: string, instead: string): OvertureError {
  return new OvertureError({
    code: "pinned_to_provider",
    status: 400,
    param,
    message:
      `"${param}" ${what}, and so ties the request to that provider: Overture cannot route it. ${instead}, or send it ` +
      "through wrapOpenAI(), which hands such requests to the client that it wraps.",
  });
}
