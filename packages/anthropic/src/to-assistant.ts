import type { ContentBlockParam, ToolUseBlockParam } from "@anthropic-ai/sdk/resources/messages";
import {
  type AssistantMessage,
  changed,
  dropped,
  type ReasoningDetail,
  readCallArguments,
  type ToolCallParam,
  type Warning,
} from "@overture/core/provider";
import { textBlocks } from "./to-content.ts";
import type { ToolIds } from "./tool-ids.ts";

/**
 * A model's earlier message as blocks: its words, then its calls, and its thinking where it stood between them, which is in
 * front unless it says otherwise.
 */
export function assistantBlocks(message: AssistantMessage, ids: ToolIds, warnings: Warning[]): ContentBlockParam[] {
  const { reasoning_content, reasoning_details, function_call: older } = message;
  const words = wordBlocks(message);
  const said: ContentBlockParam[][] = words.length > 0 ? [words] : [];
  for (const call of message.tool_calls ?? []) said.push([toolUse(call, ids, warnings)]);
  if (older) said.push([functionUse(ids.namedCall(older.name), older, warnings)]);
  const foreign = reasoning_details?.length ? reasoning_details : reasoning_content ? [undefined] : [];
  const before = said.map((): ContentBlockParam[] => []);
  for (const detail of foreign) {
    const block = thinkingBlock(detail);
    // Anthropic refuses a message that ends in thinking: one that has nothing else was cut short.
    if (block) before[Math.min(detail?.position ?? 0, said.length - 1)]?.push(block);
    else warnings.push(dropped("reasoning_details", "Anthropic takes back only thinking that it signed"));
  }
  return said.flatMap((blocks, index) => [...(before[index] ?? []), ...blocks]);
}

function wordBlocks({ content, refusal }: AssistantMessage): ContentBlockParam[] {
  const parts = typeof content === "string" ? [{ type: "text" as const, text: content }] : (content ?? []);
  const texts = parts.map((part) => (part.type === "refusal" ? { type: "text" as const, text: part.refusal } : part));
  return [...textBlocks(texts), ...textBlocks(refusal)];
}

function thinkingBlock(detail: ReasoningDetail | undefined): ContentBlockParam | undefined {
  if (detail?.provider !== "anthropic") return undefined;
  const { type, data, signature, text = "" } = detail;
  if (type === "redacted") return data ? { type: "redacted_thinking", data } : undefined;
  return signature ? { type: "thinking", thinking: text, signature } : undefined;
}

function toolUse(call: ToolCallParam, ids: ToolIds, warnings: Warning[]): ToolUseBlockParam {
  const id = ids.call(call.id);
  if (call.type === "function") return functionUse(id, call.function, warnings);
  const { name, input } = call.custom;
  return { type: "tool_use", id, name, input: { input } };
}

function functionUse(
  id: string,
  { name, arguments: text }: { readonly name: string; readonly arguments: string },
  warnings: Warning[],
): ToolUseBlockParam {
  const { value, wasObject } = readCallArguments(text);
  if (!wasObject) {
    const reason = `arguments of ${name} that are no JSON object were sent as text`;
    warnings.push(changed("tool_calls", reason));
  }
  return { type: "tool_use", id, name, input: value };
}
