import type { Content, Part } from "@google/genai";
import {
  type ChatMessage,
  callsOf,
  joinedText,
  nothingSaid,
  systemAlone,
  systemMoved,
  type ToolMessage,
  unknownIn,
  type Warning,
  warnOfLosses,
} from "./core.ts";
import type { ModelTraits } from "./model-traits.ts";
import { assistantParts } from "./to-assistant.ts";
import { textParts, userParts } from "./to-parts.ts";

/** A conversation in Google's form. */
export interface Conversation {
  readonly system: Part[];
  readonly contents: Content[];
}

interface Turn {
  readonly kind: "user" | "model" | "results";
  readonly parts: Part[];
}

/**
 * Translates a conversation. Neighbours of one kind become one content, so that the results of parallel calls stand
 * together, as Google requires; a user's words after them stay apart.
 */
export function toContents(messages: readonly ChatMessage[], traits: ModelTraits, warnings: Warning[]): Conversation {
  const system: Part[] = [];
  const turns: Turn[] = [];
  /** The names of the calls that wait for their result, by id; other vendors' ids may be used twice. */
  const waiting = new Map<string, string[]>();
  const lastAsked = messages.findLastIndex((message) => message.role === "user");
  const add = (kind: Turn["kind"], parts: Part[]): void => {
    const last = turns.at(-1);
    if (parts.length === 0) return;
    if (last?.kind === kind) last.parts.push(...parts);
    else turns.push({ kind, parts });
  };
  warnOfLosses(messages, "Google", warnings);
  for (const [index, message] of messages.entries()) {
    switch (message.role) {
      case "system":
      case "developer":
        if (turns.length > 0) warnings.push(systemMoved);
        system.push(...textParts(message.content));
        break;
      case "user":
        add("user", userParts(message.content, traits.version >= 2.5, warnings));
        break;
      case "assistant":
        for (const { id = "", name } of callsOf(message)) waiting.set(id, [...(waiting.get(id) ?? []), name]);
        // Signatures are asked for from the user's last words on.
        add("model", assistantParts(message, traits.version >= 3 && index > lastAsked, warnings));
        break;
      case "tool":
        add("results", [resultPart(waiting.get(message.tool_call_id)?.shift(), message.content, message.tool_call_id)]);
        break;
      case "function":
        add("results", [resultPart(message.name, message.content ?? "", "")]);
        break;
      default:
        throw unknownIn("Google", "role", message);
    }
  }
  if (turns.length === 0 && system.length > 0) {
    // OpenAI's models answer instructions alone; Google's need somebody to answer.
    warnings.push(systemAlone);
    add("user", system.splice(0));
  }
  if (turns.length === 0) throw nothingSaid();
  return { system, contents: turns.map(({ kind, parts }) => ({ role: kind === "model" ? kind : "user", parts })) };
}

function resultPart(name: string | undefined, content: ToolMessage["content"], id: string): Part {
  // Google wants the function's name, and OpenAI's shape has it on the call alone.
  return {
    functionResponse: {
      ...(id === "" ? {} : { id }),
      name: name ?? (id || "unknown"),
      response: { output: joinedText(content) },
    },
  };
}
