import { type JsonObject, listAt, objectAt, textAt } from "../json.ts";
import { isSigned } from "./anthropic-signature.ts";

function blocksOf(message: JsonObject): readonly JsonObject[] {
  return typeof message.content === "string" ? [] : listAt(message.content).map(objectAt);
}

function objectionToBlock(block: JsonObject, at: string): string | undefined {
  if (block.type === "text" && (textAt(block.text) ?? "") === "") return `${at}: text content blocks must be non-empty`;
  if (block.type === "thinking") {
    const signature = textAt(block.signature);
    if (signature === undefined) return `${at}.thinking.signature: Field required`;
    if (!isSigned(textAt(block.thinking) ?? "", signature)) return `${at}: Invalid \`signature\` in \`thinking\` block`;
  }
  const id = block.id ?? block.tool_use_id;
  if (id !== undefined && !/^[a-zA-Z0-9_-]+$/.test(String(id))) {
    return `${at}.${String(block.type)}.id: String should match pattern '^[a-zA-Z0-9_-]+$'`;
  }
  if (block.type === "image") {
    const source = objectAt(block.source);
    const isWhole = source.type === "base64" ? textAt(source.data) && textAt(source.media_type) : textAt(source.url);
    if (!isWhole) return `${at}.image.source: Field required`;
  }
  return undefined;
}

function objectionToTurn(messages: readonly JsonObject[], index: number): string | undefined {
  const blocks = blocksOf(messages[index] ?? {});
  const before = blocksOf(messages[index - 1] ?? {});
  const asked = new Set(before.filter((block) => block.type === "tool_use").map((block) => block.id));
  for (const [position, block] of blocks.entries()) {
    if (block.type !== "tool_result" || asked.delete(block.tool_use_id)) continue;
    return `messages.${index}.content.${position}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${String(block.tool_use_id)}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`;
  }
  if (asked.size === 0) return undefined;
  const ids = [...asked].join(", ");
  return `messages.${index - 1}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${ids}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`;
}

/** With a thinking budget, the model's turn in a tool loop must begin with its thinking. */
function objectionToThinking(messages: readonly JsonObject[]): string | undefined {
  const index = messages.findLastIndex((message) => message.role === "assistant");
  const blocks = blocksOf(messages[index] ?? {});
  const first = textAt(blocks[0]?.type);
  if (!blocks.some((block) => block.type === "tool_use")) return undefined;
  if (first === "thinking" || first === "redacted_thinking") return undefined;
  return `messages.${index}.content.0.type: Expected \`thinking\` or \`redacted_thinking\`, but found \`${first}\`. When \`thinking\` is enabled, a final \`assistant\` message must start with a thinking block.`;
}

/** Claude 4.6 and later go on from no words of their own; the earlier ones do not while they think. */
function objectionToPrefill(messages: readonly JsonObject[], thinking: boolean, model: string): string | undefined {
  if (messages.at(-1)?.role !== "assistant") return undefined;
  const version = /-(\d)(?:-(\d)(?!\d))?/.exec(model.replace(/^claude-3-[57]-/, ""));
  const number = Number(version?.[1] ?? 3) * 10 + Number(version?.[2] ?? 0);
  if (number >= 46) {
    return "This model does not support assistant message prefill. The conversation must end with a user message.";
  }
  return thinking ? "Prefilling assistant messages is not supported when thinking is enabled." : undefined;
}

/** What Anthropic objects to in a conversation. */
export function objectionToHistory(messages: readonly JsonObject[], thinking: boolean, model = ""): string | undefined {
  if (messages.length === 0) return "messages: at least one message is required";
  if (messages.find((message) => message.role !== "system")?.role !== "user") {
    return 'messages: first message must use the "user" role';
  }
  for (const [index, message] of messages.entries()) {
    if (!["user", "assistant", "system"].includes(String(message.role))) {
      return `messages.${index}.role: Input should be 'user', 'assistant' or 'system'`;
    }
    const isLastAnswer = index === messages.length - 1 && message.role === "assistant";
    const isEmpty = message.content === "" || (blocksOf(message).length === 0 && typeof message.content !== "string");
    if (isEmpty && !isLastAnswer) return `messages.${index}: all messages must have non-empty content`;
    const objections = blocksOf(message).map((block, at) => objectionToBlock(block, `messages.${index}.content.${at}`));
    const objection = objections.find((found) => found !== undefined) ?? objectionToTurn(messages, index);
    if (objection !== undefined) return objection;
  }
  return (
    objectionToTurn(messages, messages.length) ??
    (thinking ? objectionToThinking(messages) : undefined) ??
    objectionToPrefill(messages, thinking, model)
  );
}
