import type {
  ContentChunk,
  AssistantMessage as MistralAssistant,
  ToolCall,
} from "@mistralai/mistralai/models/components";
import { type AssistantMessage, dropped, type ToolCallParam, type Warning } from "@overture/core/provider";
import { thinkChunk } from "./thinking.ts";
import type { ToolIds } from "./tool-ids.ts";

/** A model's earlier message in Mistral's form. */
export type AssistantTurn = MistralAssistant & { role: "assistant" };

/**
 * A model's earlier message: its thinking in front, its words, its calls. Nothing if it has none of them, since Mistral
 * takes no empty one. `thinks`: whether the model can read thinking.
 */
export function assistantTurn(
  message: AssistantMessage,
  ids: ToolIds,
  thinks: boolean,
  warnings: Warning[],
): AssistantTurn | undefined {
  const text = wordsOf(message);
  const thinking = thinkingOf(message, thinks, warnings);
  const calls = (message.tool_calls ?? []).map((call) => toolCall(call, ids));
  if (message.function_call) {
    const { name, arguments: given } = message.function_call;
    calls.push({ id: ids.call(name), type: "function", function: { name, arguments: given || "{}" } });
  }
  if (message.audio) warnings.push(dropped("audio", "Mistral keeps no audio of earlier answers"));
  if (text === "" && calls.length === 0) return undefined;
  const said: ContentChunk[] = text === "" ? [] : [{ type: "text", text }];
  return {
    role: "assistant",
    content: thinking.length > 0 ? [...thinking, ...said] : text,
    ...(calls.length > 0 ? { toolCalls: calls } : {}),
  };
}

function wordsOf({ content, refusal }: AssistantMessage): string {
  const parts = typeof content === "string" ? [{ type: "text" as const, text: content }] : (content ?? []);
  return parts.map((part) => (part.type === "refusal" ? part.refusal : part.text)).join("") + (refusal ?? "");
}

function thinkingOf(message: AssistantMessage, thinks: boolean, warnings: Warning[]): ContentChunk[] {
  const chunks: ContentChunk[] = [];
  const foreign = dropped("reasoning_details", "only Mistral's own thinking can be given back to it");
  // Words without details are another provider's, too: Mistral's own have them.
  if (message.reasoning_content && !message.reasoning_details?.length) warnings.push(foreign);
  for (const detail of message.reasoning_details ?? []) {
    const chunk = thinkChunk(detail);
    if (!chunk) warnings.push(foreign);
    else if (!thinks) warnings.push(dropped("reasoning_details", "this model reads no thinking"));
    else chunks.push(chunk);
  }
  return chunks;
}

function toolCall(call: ToolCallParam, ids: ToolIds): ToolCall {
  const id = ids.call(call.id);
  if (call.type === "custom") {
    const text = JSON.stringify({ input: call.custom.input });
    return { id, type: "function", function: { name: call.custom.name, arguments: text } };
  }
  // Some models write no arguments where a function has none; Mistral's templates want JSON.
  const text = call.function.arguments.trim() === "" ? "{}" : call.function.arguments;
  return { id, type: "function", function: { name: call.function.name, arguments: text } };
}
