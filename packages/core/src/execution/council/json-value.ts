import { normalText, unfenced } from "./plain-text.ts";

/** The JSON in a text, a fence of Markdown around it or not; undefined if it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(unfenced(text));
  } catch {
    return undefined;
  }
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
