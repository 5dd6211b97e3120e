import { piecesOf } from "../answer.ts";
import { isObject, type JsonObject } from "../json.ts";

/** Whether a value can be streamed value by value: an empty object or list has no value that could say so. */
export function isStreamable(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isStreamable);
  if (!isObject(value)) return true;
  // A member of this name can't be set step by step.
  const names = Object.keys(value).filter((name) => name !== "__proto__");
  return names.length > 0 && names.length === Object.keys(value).length && Object.values(value).every(isStreamable);
}

function stepTo(name: string): string {
  if (/^[A-Za-z_]\w*$/.test(name)) return `.${name}`;
  // RFC 9535 escapes as JSON does, but for the quotes.
  const escaped = JSON.stringify(name).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `['${escaped}']`;
}

/** A call's arguments as the values that Google streams, each with its path; long text comes in pieces. */
export function partialArgsOf(value: unknown, jsonPath = "$"): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap((element, index) => partialArgsOf(element, `${jsonPath}[${index}]`));
  if (isObject(value)) {
    return Object.entries(value).flatMap(([name, member]) => partialArgsOf(member, jsonPath + stepTo(name)));
  }
  if (typeof value === "number") return [{ jsonPath, numberValue: value }];
  if (typeof value === "boolean") return [{ jsonPath, boolValue: value }];
  if (typeof value !== "string") return [{ jsonPath, nullValue: "NULL_VALUE" }];
  const pieces = piecesOf(value, 6);
  const texts = pieces.length === 0 ? [""] : pieces;
  return texts.map((stringValue, index) => {
    return { jsonPath, stringValue, ...(index < texts.length - 1 ? { willContinue: true } : {}) };
  });
}
