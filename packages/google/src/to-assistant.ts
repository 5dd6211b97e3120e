import type { Part } from "@google/genai";
import {
  type AssistantMessage,
  changed,
  dropped,
  type ReasoningDetail,
  readCallArguments,
  type ToolCallParam,
  type Warning,
} from "@overture/core/provider";

/** Google's own word for a call that no Gemini model made, and that can therefore have no signature. */
const unsigned = "skip_thought_signature_validator";

/**
 * A model's earlier message as parts: its words, then its calls, and in front of each or on it what Google signed. `signs`
 * says whether the model insists on a signature where it called a tool: a call from elsewhere then gets Google's stand-in.
 */
export function assistantParts(message: AssistantMessage, signs: boolean, warnings: Warning[]): Part[] {
  if (message.audio) warnings.push(dropped("audio", "Google keeps no sound of earlier answers"));
  const blocks = [...wordParts(message), ...callParts(message, warnings)];
  const details = (message.reasoning_details ?? []).filter((detail) => detail.provider === "google");
  // Words without details are another provider's, too: Google's own come with what it signed.
  const wordsAlone = message.reasoning_content && !message.reasoning_details?.length;
  if (wordsAlone || details.length < (message.reasoning_details?.length ?? 0)) {
    warnings.push(dropped("reasoning_details", "only thoughts that Google signed can be given back to it"));
  }
  if (blocks.length === 0) return [];
  const parts = withThoughts(blocks, details);
  const calls = parts.filter((part) => part.functionCall);
  if (signs && calls[0] && !calls.some((part) => part.thoughtSignature)) calls[0].thoughtSignature = unsigned;
  return parts;
}

/** Puts each detail where it was: a thought before its block, a bare signature on it, or behind all if the block is gone. */
function withThoughts(blocks: readonly Part[], details: readonly ReasoningDetail[]): Part[] {
  const parts: Part[] = [];
  for (let position = 0; position <= blocks.length; position += 1) {
    const block = blocks[position];
    const behind: Part[] = [];
    for (const detail of details) {
      if (Math.min(detail.position ?? 0, blocks.length) !== position) continue;
      const signature = detail.signature ? { thoughtSignature: detail.signature } : {};
      if (detail.text !== undefined) parts.push({ text: detail.text, thought: true, ...signature });
      else if (block && !block.thoughtSignature) Object.assign(block, signature);
      else behind.push({ text: "", ...signature });
    }
    if (block) parts.push(block);
    parts.push(...behind);
  }
  return parts;
}

function wordParts(message: AssistantMessage): Part[] {
  const said =
    typeof message.content === "string"
      ? message.content
      : (message.content ?? []).map((part) => (part.type === "refusal" ? part.refusal : part.text)).join("");
  const text = said + (message.refusal ?? "");
  return text === "" ? [] : [{ text }];
}

function callParts(message: AssistantMessage, warnings: Warning[]): Part[] {
  const calls = (message.tool_calls ?? []).map((call) => callPart(call, warnings));
  if (!message.function_call) return calls;
  const { name, arguments: text } = message.function_call;
  return [...calls, { functionCall: { name, args: argumentsOf(name, text, warnings) } }];
}

function callPart(call: ToolCallParam, warnings: Warning[]): Part {
  const id = call.id === "" ? {} : { id: call.id };
  if (call.type === "custom") {
    const { name, input } = call.custom;
    return { functionCall: { ...id, name, args: { input } } };
  }
  const { name, arguments: text } = call.function;
  return { functionCall: { ...id, name, args: argumentsOf(name, text, warnings) } };
}

function argumentsOf(name: string, text: string, warnings: Warning[]): Record<string, unknown> {
  const { value, wasObject } = readCallArguments(text);
  if (!wasObject) {
    const reason = `the arguments of a call of ${JSON.stringify(name)} are no JSON object and were sent as text`;
    warnings.push(changed("tool_calls", reason));
  }
  return value;
}
