import { isObject, textOf } from "@overture/core/provider";

/** A message's text, and its reasoning in words. */
export interface Content {
  readonly text: string | null;
  readonly reasoning: string | undefined;
}

/**
 * What a message, or a piece of one, says. Reasoning comes as `reasoning_content` (DeepSeek, vLLM, Qwen) or `reasoning`
 * (Groq, Together, Ollama, OpenRouter), or as parts of type `thinking` in the content (Mistral).
 */
export function contentOf(message: {
  readonly content?: unknown;
  readonly reasoning?: unknown;
  readonly reasoning_content?: unknown;
}): Content {
  const reasoning = textOf(message.reasoning_content) ?? textOf(message.reasoning);
  const { content } = message;
  if (!Array.isArray(content)) return { text: typeof content === "string" ? content : null, reasoning };
  let text = "";
  let thinking = reasoning ?? "";
  for (const part of content) {
    if (!isObject(part)) continue;
    if (part.type === "thinking") thinking += joinedText(part.thinking);
    else text += textOf(part.text) ?? "";
  }
  return { text, reasoning: textOf(thinking) };
}

function joinedText(value: unknown): string {
  if (!Array.isArray(value)) return textOf(value) ?? "";
  return value.map((part) => (isObject(part) ? (textOf(part.text) ?? "") : "")).join("");
}
