import type { ChatCompletionRequest } from "../chat/index.ts";

/** What a request wants of an answer in JSON. */
export interface JsonForm {
  /** What the form is called; absent where any JSON object will do. */
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** The JSON Schema that it is held to. */
  readonly schema?: { readonly [key: string]: unknown } | null | undefined;
  readonly strict?: boolean | null | undefined;
}

/** The JSON that a request wants its answer in; undefined where it wants text. */
export function jsonFormOf({ response_format: format }: ChatCompletionRequest): JsonForm | undefined {
  if (format?.type === "json_object") return {};
  return format?.type === "json_schema" ? format.json_schema : undefined;
}
