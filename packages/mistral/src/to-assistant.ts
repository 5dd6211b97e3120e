import type {
  ContentChunk,
  AssistantMessage as MistralAssistant,
  ToolCall,
} from "@mistralai/mistralai/models/components";
import { type AssistantMessage, callsOf, dropped, ownReasoning, present, type Warning, wordsOf } from "./core.ts";
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
  const calls = callsOf(message).map(({ id, name, arguments: given }): ToolCall => {
    // Some models write no arguments where a function has none; Mistral's templates want JSON.
    const called = { name, arguments: given.trim() === "" ? "{}" : given };
    return { id: id === undefined ? ids.namedCall(name) : ids.call(id), type: "function", function: called };
  });
  if (text === "" && calls.length === 0) return undefined;
  const said: ContentChunk[] = text === "" ? [] : [{ type: "text", text }];
  return present({
    role: "assistant" as const,
    content: thinking.length > 0 ? [...thinking, ...said] : text,
    toolCalls: calls.length > 0 ? calls : undefined,
  });
}

function thinkingOf(message: AssistantMessage, thinks: boolean, warnings: Warning[]): ContentChunk[] {
  const chunks = ownReasoning(message, "mistral", "Mistral", warnings).flatMap((detail) => thinkChunk(detail) ?? []);
  if (thinks || chunks.length === 0) return chunks;
  warnings.push(dropped("reasoning_details", "this model reads no thinking"));
  return [];
}
