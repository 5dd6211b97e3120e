import { isObject } from "./core.ts";

export { isObject, type JsonObject, listOf, objectOf, parsed } from "./core.ts";

/** The fields whose values are the caller's or a model's own, names included. */
const opaque = /^(arguments|parameters|schema|schemaDefinition|metadata)$/;
/** Nothing of Mistral's is nested deeper. */
const deepest = 32;

/** The value with its fields named as the SDK names them: `tool_calls` → `toolCalls`. */
export function camelCased(value: unknown, depth = 0): unknown {
  if (depth > deepest) return value;
  if (Array.isArray(value)) return value.map((each) => camelCased(each, depth + 1));
  if (!isObject(value)) return value;
  const renamed: [string, unknown][] = Object.entries(value).map(([field, each]) => [
    field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    opaque.test(field) ? each : camelCased(each, depth + 1),
  ]);
  return Object.fromEntries(renamed);
}
