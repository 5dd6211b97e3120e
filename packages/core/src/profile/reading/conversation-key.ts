import type { ChatCompletionRequest, ChatMessage } from "../../chat/index.ts";

/** How much of each message is read: beginnings tell conversations apart. */
const charactersRead = 512;

/**
 * A conversation's name: a hash of what stays at its beginning, the instructions and the first thing that the user said. It
 * cannot be turned back into text.
 */
export function conversationKeyOf(
  { messages }: ChatCompletionRequest,
  hashText: (text: string, seed: string) => string,
): string {
  let hash = "";
  for (const message of messages) {
    if (message.role === "assistant" || message.role === "tool") break;
    hash = hashText(beginningOf(message), hash);
    if (message.role === "user") break;
  }
  return hash;
}

/** Whether the request goes on with a conversation in which a model has spoken. */
export function continuesConversation({ messages }: ChatCompletionRequest): boolean {
  return messages.some((message) => message.role === "assistant");
}

/** Whether the request brings a model the results of the tools that it called. */
export function isInToolLoop({ messages }: ChatCompletionRequest): boolean {
  const role = messages.at(-1)?.role;
  return role === "tool" || role === "function";
}

function beginningOf({ content }: ChatMessage): string {
  if (typeof content === "string") return content.slice(0, charactersRead);
  const [first] = content ?? [];
  return first?.type === "text" ? first.text.slice(0, charactersRead) : "";
}
