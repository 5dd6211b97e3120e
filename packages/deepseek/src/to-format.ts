import type { ChatCompletionRequest, ChatMessage } from "@overture/core/provider";
import type { BodyDraft } from "@overture/openai";
import { unsupported } from "./unsupported.ts";

/**
 * Holds messages and the answer's form to what DeepSeek takes: text alone, unless the model's card says more; JSON only
 * where the word is said, which is said here if nobody did; and a JSON schema only in words.
 */
export function setFormat({ body, request, call, warnChanged }: BodyDraft): void {
  const seesImages = call.card?.capabilities.images === true;
  for (const message of request.messages) holdToText(message, seesImages);
  const format = request.response_format?.type;
  if (format !== "json_object" && format !== "json_schema") return;
  const schema = schemaOf(request);
  const rootType = schema?.type ?? "object";
  // DeepSeek's mode makes objects alone, and would hinder an answer that is to be a list.
  if (rootType === "object") body.response_format = { type: "json_object" };
  else delete body.response_format;
  if (!schema && request.messages.some(saysJson)) return;
  const instruction = schema ? schemaInWords(request, schema) : "Answer with one JSON object.";
  body.messages = [{ role: "system", content: instruction }, ...(body.messages as object[])];
  if (!schema)
    warnChanged("response_format", "gives JSON only if the word is said, so a message that says it was added");
}

/** The JSON schema that a request wants its answer to fit, if it has one. */
export function schemaOf({
  response_format: format,
}: ChatCompletionRequest): (object & { readonly type?: unknown }) | undefined {
  return (format?.type === "json_schema" && format.json_schema.schema) || undefined;
}

/** The schema stands on a line of its own, the last one. */
function schemaInWords({ response_format: format }: ChatCompletionRequest, schema: object): string {
  const description = format?.type === "json_schema" && format.json_schema.description;
  return [
    "Answer with one JSON value that fits the JSON Schema below: every required property, no other names or types. " +
      "Write the bare value, with no text and no code fence around it.",
    ...(description ? [`What it is for: ${description}`] : []),
    JSON.stringify(schema),
  ].join("\n");
}

function holdToText(message: ChatMessage, seesImages: boolean): void {
  if (message.role === "function") {
    throw unsupported("messages", "DeepSeek has no function messages; use tools.");
  }
  if (!Array.isArray(message.content)) return;
  for (const { type } of message.content) {
    if (type === "text" || (type === "image_url" && seesImages)) continue;
    throw unsupported("messages", `This DeepSeek model takes no ${String(type).slice(0, 40)} parts.`);
  }
}

function saysJson({ content }: ChatMessage): boolean {
  if (typeof content === "string") return /json/i.test(content);
  return content?.some((part) => part.type === "text" && /json/i.test(part.text)) === true;
}
