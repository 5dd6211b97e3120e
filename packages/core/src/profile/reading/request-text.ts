import type { ChatCompletionRequest } from "../../chat/index.ts";

/** The text of what the user said last: what is asked for stands there. */
export function requestText({ messages }: ChatCompletionRequest): string {
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (message?.role !== "user") continue;
    if (typeof message.content === "string") return message.content;
    const texts = (message.content ?? []).flatMap((part) => (part?.type === "text" ? [part.text] : []));
    return texts.join("\n");
  }
  return "";
}
