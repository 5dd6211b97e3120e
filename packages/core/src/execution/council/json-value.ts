import { normalText, unfenced } from "./plain-text.ts";

/** No answer that is meant is nested deeper; what compares values goes through them one within the other. */
const deepest = 64;

/** The JSON in a text, a fence of Markdown around it or not; undefined if it is none, or nested deeper than any answer. */
export function jsonIn(text: string): unknown {
  try {
    const value: unknown = JSON.parse(unfenced(text));
    return isNested(value, deepest) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Whether a value holds others within others, beyond so many levels. */
function isNested(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isNested(each, levels - 1));
}

/** Whether a value is an object with fields, so that it can be compared field by field. */
export function hasFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as it is compared: fields in order of their names, texts without case, marks and end punctuation. */
export function canonical(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(normalText(value));
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!hasFields(value)) return JSON.stringify(value) ?? "null";
  const fields = Object.keys(value).sort();
  return `{${fields.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`;
}
