import type { ChatMessage } from "@overture/core/provider";
import type { BodyDraft } from "@overture/openai";
import { unsupported } from "./unsupported.ts";

/**
 * Holds messages and the answer's form to what DeepSeek takes: text alone, unless the model's card says more, no JSON schema,
 * and JSON only where the word is said, which is said here if nobody did.
 */
export function setFormat({ body, request, call, warnChanged }: BodyDraft): void {
  const seesImages = call.card?.capabilities.images === true;
  for (const message of request.messages) holdToText(message, seesImages);
  const format = request.response_format?.type;
  if (format === "json_schema") {
    throw unsupported("response_format", "DeepSeek holds no answer to a JSON schema; it takes json_object.");
  }
  if (format !== "json_object" || request.messages.some(saysJson)) return;
  body.messages = [{ role: "system", content: "Answer with one JSON object." }, ...(body.messages as object[])];
  warnChanged("response_format", "gives JSON only if the word is said, so a message that says it was added");
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
