import { camelCased, isObject, type JsonObject } from "./json.ts";

/** What a message's content is made of: words, and chunks of thinking. */
export type ContentPiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "thinking"; readonly chunk: JsonObject };

/** Reads a message's content, or a piece of it. References to sources have no place in OpenAI's shape. */
export function contentPieces(content: unknown): ContentPiece[] {
  if (typeof content === "string") return content === "" ? [] : [{ kind: "text", text: content }];
  if (!Array.isArray(content)) return [];
  return content.flatMap((given): ContentPiece[] => {
    // What the SDK could not read it keeps as it came.
    const chunk = isObject(given) && given.isUnknown === true ? camelCased(given.raw) : given;
    if (!isObject(chunk)) return [];
    if (chunk.type === "thinking") return [{ kind: "thinking", chunk }];
    return chunk.type === "text" && typeof chunk.text === "string" ? [{ kind: "text", text: chunk.text }] : [];
  });
}
