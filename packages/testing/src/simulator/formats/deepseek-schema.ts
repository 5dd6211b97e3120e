import { isObject, type JsonObject, parseJson } from "../json.ts";
import type { ReadMessage } from "../read-request.ts";

/**
 * The JSON Schema that a system message asks an answer to fit, if one does: the object that follows the words and ends the
 * message. DeepSeek has no other way to be told of a schema, and follows it as a model follows instructions.
 */
export function schemaInInstructions(messages: readonly ReadMessage[]): JsonObject | undefined {
  for (const { role, text } of messages) {
    const words = role === "system" ? text.indexOf("JSON Schema") : -1;
    const start = words < 0 ? -1 : text.indexOf("\n{", words);
    const schema = start < 0 ? undefined : parseJson(text.slice(start));
    if (isObject(schema)) return schema;
  }
  return undefined;
}
