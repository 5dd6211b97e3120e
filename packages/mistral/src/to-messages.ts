import type { ChatCompletionRequestMessage } from "@mistralai/mistralai/models/components";
import {
  type ChatMessage,
  changed,
  type ModelCard,
  nothingSaid,
  systemAlone,
  systemMoved,
  unknownIn,
  type Warning,
  warnOfLosses,
} from "./core.ts";
import { contentPieces } from "./from-content.ts";
import { assistantTurn } from "./to-assistant.ts";
import { textContent, userChunk } from "./to-content.ts";
import { ToolIds } from "./tool-ids.ts";

/** A conversation in Mistral's form. */
export interface Conversation {
  readonly messages: ChatCompletionRequestMessage[];
  /** The words of the model's that the answer goes on from, and that Mistral says again; empty where there are none. */
  readonly prefix: string;
}

/**
 * Translates the messages, and puts them into an order that Mistral takes: after a tool's result only the model speaks,
 * system messages stand in front or behind a user's, and one of the model's at the end is a prefix of its answer.
 */
export function toConversation(
  messages: readonly ChatMessage[],
  card: ModelCard | undefined,
  warnings: Warning[],
): Conversation {
  const ids = new ToolIds();
  const turns: ChatCompletionRequestMessage[] = [];
  for (const message of messages) {
    const turn = turnOf(message, ids, card, warnings);
    if (turn) turns.push(turn);
  }
  warnOfLosses(messages, "Mistral", warnings);
  const ordered = inOrder(turns, warnings);
  if (ordered.length === 0) throw nothingSaid();
  return { messages: ordered, prefix: markPrefix(ordered) };
}

function turnOf(
  message: ChatMessage,
  ids: ToolIds,
  card: ModelCard | undefined,
  warnings: Warning[],
): ChatCompletionRequestMessage | undefined {
  switch (message.role) {
    case "system":
    case "developer":
      return { role: "system", content: textContent(message.content) };
    case "user": {
      const { content } = message;
      if (typeof content === "string") return { role: "user", content };
      return { role: "user", content: content.map((part) => userChunk(part, card, warnings)) };
    }
    case "assistant":
      return assistantTurn(message, ids, card?.capabilities.reasoning !== "no", warnings);
    case "tool":
      return { role: "tool", toolCallId: ids.result(message.tool_call_id), content: textContent(message.content) };
    case "function":
      return { role: "tool", toolCallId: ids.namedResult(message.name), content: message.content ?? "" };
    default:
      throw unknownIn("Mistral", "role", message);
  }
}

function inOrder(turns: readonly ChatCompletionRequestMessage[], warnings: Warning[]): ChatCompletionRequestMessage[] {
  const last = turns.findLastIndex((turn) => turn.role !== "system");
  if (last < 0) {
    if (turns.length > 0) warnings.push(systemAlone);
    return turns.map((turn) => ({ role: "user", content: turn.content ?? "" }));
  }
  const front: ChatCompletionRequestMessage[] = [];
  const rest: ChatCompletionRequestMessage[] = [];
  for (const [index, turn] of turns.entries()) {
    const before = rest.at(-1)?.role;
    if (turn.role === "system") {
      if (before === undefined) front.push(turn);
      else if (index < last && (before === "user" || before === "system")) rest.push(turn);
      else {
        front.push(turn);
        warnings.push(systemMoved);
      }
      continue;
    }
    if (turn.role === "user" && before === "tool") {
      rest.push({ role: "assistant", content: "Understood." });
      warnings.push(changed("messages", "after a tool Mistral lets only the model speak, so it says “Understood.”"));
    }
    rest.push(turn);
  }
  return [...front, ...rest];
}

/** Marks a last message of the model's as what its answer begins with, and gives its words. */
function markPrefix(turns: ChatCompletionRequestMessage[]): string {
  const last = turns.at(-1);
  if (last?.role !== "assistant" || (last.toolCalls?.length ?? 0) > 0) return "";
  turns[turns.length - 1] = { ...last, prefix: true };
  return contentPieces(last.content)
    .map((piece) => (piece.kind === "text" ? piece.text : ""))
    .join("");
}
