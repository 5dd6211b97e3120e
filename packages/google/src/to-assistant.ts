import type { Part } from "@google/genai";
import {
  type AssistantMessage,
  callObject,
  callsOf,
  ownReasoning,
  type ReasoningDetail,
  type Warning,
  wordsOf,
} from "./core.ts";

/** Google's own word for a call that no Gemini model made, and that can therefore have no signature. */
const unsigned = "skip_thought_signature_validator";

/**
 * A model's earlier message as parts: its words, then its calls, and in front of each or on it what Google signed. `signs`
 * says whether the model insists on a signature where it called a tool: a call from elsewhere then gets Google's stand-in.
 */
export function assistantParts(message: AssistantMessage, signs: boolean, warnings: Warning[]): Part[] {
  const text = wordsOf(message);
  const blocks: Part[] = text === "" ? [] : [{ text }];
  for (const call of callsOf(message)) {
    const { id, name } = call;
    blocks.push({ functionCall: { ...(id ? { id } : {}), name, args: { ...callObject(call, warnings) } } });
  }
  const details = ownReasoning(message, "google", "Google", warnings);
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
