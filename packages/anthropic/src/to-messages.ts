import type {
  ContentBlockParam,
  MessageParam,
  TextBlockParam,
  ToolResultBlockParam,
} from "@anthropic-ai/sdk/resources/messages";
import {
  type ChatMessage,
  changed,
  ProviderFault,
  type ToolMessage,
  type UserMessage,
  type Warning,
  warnOfLosses,
} from "@overture/core/provider";
import type { ModelTraits } from "./model-traits.ts";
import { assistantBlocks } from "./to-assistant.ts";
import { cacheControlOf, keepLastCacheMarks, textBlocks, unsupported, userBlock } from "./to-content.ts";
import { ToolIds } from "./tool-ids.ts";

/** A conversation in Anthropic's form. */
export interface Conversation {
  readonly system: TextBlockParam[];
  readonly messages: MessageParam[];
}

interface Turn {
  readonly role: "user" | "assistant" | "system";
  readonly content: ContentBlockParam[];
}

/**
 * Translates a conversation. Anthropic wants turns that alternate, so neighbours of one role become one message, and the
 * results of parallel calls stand together. Of the traits, it looks at where the model takes system messages, and whether it
 * goes on from a last message of its own.
 */
export function toConversation(
  messages: readonly ChatMessage[],
  { systemTurns, prefill }: Pick<ModelTraits, "systemTurns" | "prefill">,
  warnings: Warning[],
): Conversation {
  const ids = new ToolIds();
  let system: TextBlockParam[] = [];
  const turns: Turn[] = [];
  /** Instructions from the midst of the conversation, held until a place comes where Anthropic takes them. */
  let held: TextBlockParam[] = [];
  const warn = (reason: string): void => void warnings.push(changed("messages", reason));
  /** A system message may only follow a user's and stand before the model's, or last; elsewhere it joins those in front. */
  const place = (): void => {
    if (held.length === 0) return;
    if (systemTurns && turns.at(-1)?.role === "user") turns.push({ role: "system", content: held });
    else {
      system.push(...held);
      warn("this model takes system messages only in front");
    }
    held = [];
  };
  const add = (role: "user" | "assistant", content: ContentBlockParam[]): void => {
    if (content.length === 0) return;
    if (role === "assistant") place();
    const last = turns.at(-1);
    if (last?.role === role) last.content.push(...content);
    else turns.push({ role, content });
  };
  for (const message of messages) {
    switch (message.role) {
      case "system":
      case "developer":
        (turns.length === 0 ? system : held).push(...textBlocks(message.content));
        break;
      case "user":
        add("user", userBlocks(message, warnings));
        break;
      case "assistant":
        add("assistant", assistantBlocks(message, ids, warnings));
        break;
      case "tool":
        add("user", [toolResult(ids.result(message.tool_call_id), message.content)]);
        break;
      case "function":
        add("user", [toolResult(ids.namedResult(message.name), message.content ?? "")]);
        break;
      default:
        throw unsupported(`messages of the role ${String((message as { role?: unknown }).role).slice(0, 40)}`);
    }
  }
  warnOfLosses(messages, "Anthropic", warnings);
  place();
  if (turns.length === 0 && system.length > 0) {
    // OpenAI's models answer instructions alone; Anthropic's need somebody to answer.
    turns.push({ role: "user", content: system });
    system = [];
    warn("system messages that stand alone are sent as the user's");
  }
  if (turns.length === 0) {
    throw new ProviderFault({ kind: "invalid_request", message: "No message has any content.", param: "messages" });
  }
  if (!prefill && turns.at(-1)?.role === "assistant") {
    turns.push({ role: "user", content: textBlocks("Go on.") });
    warn("this model goes on only if it is asked to");
  }
  trimEnd(turns.at(-1));
  keepLastCacheMarks([...system, ...turns.flatMap(({ content }) => content)], warnings);
  return { system, messages: turns.map(messageOf) };
}

function userBlocks({ content }: UserMessage, warnings: Warning[]): ContentBlockParam[] {
  return typeof content === "string" ? textBlocks(content) : content.flatMap((part) => userBlock(part, warnings) ?? []);
}

function toolResult(id: string, content: ToolMessage["content"]): ToolResultBlockParam {
  const block: ToolResultBlockParam = { type: "tool_result", tool_use_id: id };
  if (typeof content === "string") {
    if (content.trim() !== "") block.content = content;
    return block;
  }
  const texts = textBlocks(content.map(({ type, text }) => ({ type, text })));
  if (texts.length > 0) block.content = texts;
  // Anthropic caches up to a result as a whole, not up to a piece of it.
  const cache = content.map(cacheControlOf).findLast((mark) => mark !== undefined);
  if (cache) block.cache_control = cache;
  return block;
}

/** Anthropic refuses a last message of the model's that ends in white space: it could not go on from there. */
function trimEnd(turn: Turn | undefined): void {
  const block = turn?.role === "assistant" ? turn.content.at(-1) : undefined;
  if (block?.type === "text") block.text = block.text.trimEnd();
}

function messageOf({ role, content }: Turn): MessageParam {
  if (role !== "system") return { role, content };
  return { role, content: content.filter((block) => block.type === "text") };
}
