import type { ChatCompletion, ChatCompletionRequest, ChatMessage } from "../chat/index.ts";

/** Characters of a conversation and of an answer that a judge is shown: some 6,000 tokens each, which bounds what it costs. */
const mostCharacters = 24_000;

/**
 * A conversation as text, for a judge: who said what, in order. Of a long one the beginning, where the instructions are, and
 * the end are shown. Images, sound and files are only named.
 */
export function transcriptOf({ messages, tools, response_format }: ChatCompletionRequest): string {
  const lines = messages.map((message) => `[${message.role}]\n${textOf(message)}`);
  const names = (tools ?? []).map((tool) => (tool.type === "function" ? tool.function.name : tool.type));
  if (names.length > 0) lines.push(`[tools that may be called] ${names.join(", ")}`);
  if (response_format && response_format.type !== "text") lines.push("[the answer has to be JSON]");
  return shortened(lines.join("\n\n"));
}

/** What an answer says and which tools it calls, as text. */
export function answerText({ choices }: ChatCompletion): string {
  const message = choices[0]?.message;
  const calls = (message?.tool_calls ?? []).map((call) =>
    call.type === "custom"
      ? `[calls ${call.custom.name}] ${call.custom.input}`
      : `[calls ${call.function.name}] ${call.function.arguments}`,
  );
  return shortened([message?.content ?? "", ...calls].filter((part) => part !== "").join("\n\n"));
}

function textOf(message: ChatMessage): string {
  const { content } = message;
  const parts: string[] = [];
  if (typeof content === "string") parts.push(content);
  else for (const part of content ?? []) parts.push(part.type === "text" ? part.text : `[${part.type}]`);
  if (message.role === "assistant") {
    for (const call of message.tool_calls ?? []) {
      parts.push(call.type === "custom" ? `[calls ${call.custom.name}]` : `[calls ${call.function.name}]`);
    }
  }
  return parts.join("\n");
}

function shortened(text: string): string {
  if (text.length <= mostCharacters) return text;
  const half = mostCharacters / 2;
  const left = text.length - mostCharacters;
  return `${text.slice(0, half)}\n[… ${left} characters are left out …]\n${text.slice(-half)}`;
}
