import type { ContentBlockParam, ToolUseBlockParam } from "@anthropic-ai/sdk/resources/messages";
import type { AssistantMessage, ReasoningDetail, ToolCallParam, Warning } from "@overture/core/provider";
import { textBlocks } from "./to-content.ts";
import type { ToolIds } from "./tool-ids.ts";
import { changed, dropped } from "./warnings.ts";

/** A model's earlier message as blocks: its thinking in front, which Anthropic requires, then its words, then its calls. */
export function assistantBlocks(message: AssistantMessage, ids: ToolIds, warnings: Warning[]): ContentBlockParam[] {
  const thinking: ContentBlockParam[] = [];
  for (const detail of message.reasoning_details ?? []) {
    const block = thinkingBlock(detail);
    if (block) thinking.push(block);
    else warnings.push(dropped("reasoning_details", "only thinking that Anthropic signed can be given back to it"));
  }
  if (message.audio) warnings.push(dropped("audio", "Anthropic's models take no audio"));
  const said: ContentBlockParam[] = wordBlocks(message);
  for (const call of message.tool_calls ?? []) said.push(toolUse(call, ids, warnings));
  if (message.function_call) {
    const { name, arguments: text } = message.function_call;
    said.push({ type: "tool_use", id: ids.namedCall(name), name, input: inputOf(text, name, warnings) });
  }
  // Anthropic refuses a message that ends in thinking: one that has nothing else was cut short.
  return said.length === 0 ? [] : [...thinking, ...said];
}

function wordBlocks(message: AssistantMessage): ContentBlockParam[] {
  const parts =
    typeof message.content === "string" ? [{ type: "text" as const, text: message.content }] : message.content;
  const texts = (parts ?? []).map((part) =>
    part.type === "refusal" ? { type: "text" as const, text: part.refusal } : part,
  );
  const blocks = textBlocks(texts);
  return message.refusal ? [...blocks, ...textBlocks(message.refusal)] : blocks;
}

function thinkingBlock(detail: ReasoningDetail): ContentBlockParam | undefined {
  if (detail.provider !== "anthropic") return undefined;
  if (detail.type === "redacted") return detail.data ? { type: "redacted_thinking", data: detail.data } : undefined;
  return detail.signature ? { type: "thinking", thinking: detail.text ?? "", signature: detail.signature } : undefined;
}

function toolUse(call: ToolCallParam, ids: ToolIds, warnings: Warning[]): ToolUseBlockParam {
  const id = ids.call(call.id);
  if (call.type === "custom")
    return { type: "tool_use", id, name: call.custom.name, input: { input: call.custom.input } };
  const { name, arguments: text } = call.function;
  return { type: "tool_use", id, name, input: inputOf(text, name, warnings) };
}

/**
 * A call's arguments as the object that Anthropic wants. Text that is no JSON object is kept under `arguments`, so that the
 * model still sees what it was that its tool refused.
 */
function inputOf(text: string, name: string, warnings: Warning[]): object {
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Told of below: the arguments that a model wrote may well be malformed.
  }
  warnings.push(
    changed(
      "tool_calls",
      `the arguments of a call of ${JSON.stringify(name)} are no JSON object and were sent as text`,
    ),
  );
  return { arguments: text };
}
