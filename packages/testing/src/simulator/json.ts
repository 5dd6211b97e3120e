/** An object as JSON has it. */
export type JsonObject = { readonly [field: string]: unknown };

/** Whether a parsed JSON value is an object, and neither an array nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value if it is an object, else an empty one. */
export function objectAt(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The value if it is an array, else an empty one. */
export function listAt(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value if it is text, else nothing. */
export function textAt(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The value if it is a number, else nothing. */
export function numberAt(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** Parses JSON text; text that is none gives `undefined`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
