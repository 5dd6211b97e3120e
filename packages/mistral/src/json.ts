/** An object whose fields are not known yet. */
export type JsonObject = { readonly [field: string]: unknown };

/** Whether a value is an object, and neither a list nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value if it is an object, else an empty one. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The value if it is a list, else an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What a text says as JSON; nothing if it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The fields whose values are the caller's or a model's own, names included. */
const opaque: ReadonlySet<string> = new Set(["arguments", "parameters", "schema", "schemaDefinition", "metadata"]);
/** Nothing of Mistral's is nested deeper. */
const deepest = 32;

/** The value with its fields named as the SDK names them: `tool_calls` → `toolCalls`. */
export function camelCased(value: unknown, depth = 0): unknown {
  if (depth > deepest) return value;
  if (Array.isArray(value)) return value.map((each) => camelCased(each, depth + 1));
  if (!isObject(value)) return value;
  const renamed: [string, unknown][] = Object.entries(value).map(([field, each]) => [
    field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    opaque.has(field) ? each : camelCased(each, depth + 1),
  ]);
  return Object.fromEntries(renamed);
}
