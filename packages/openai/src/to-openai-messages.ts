import type { AssistantMessage, ChatMessage } from "@overture/core/provider";
import type { Dialect } from "./dialect.ts";

/** Which mark for a cacheable prefix is kept or made; `own_only` keeps OpenAI's and makes none of Anthropic's. */
export type CacheMark = "prompt_cache_breakpoint" | "own_only" | "cache_control" | "none";

/** What to do with a message's fields. */
export interface MessageStyle
  extends Pick<Dialect, "provider" | "developerRole" | "keepsReasoning" | "givesReasoning" | "plainHistory"> {
  readonly cacheMark: CacheMark;
  /** Called for each mark that is left out because the server knows none. */
  readonly onMarkDropped: () => void;
  /** Called for each message whose reasoning is left out because another provider gave it. */
  readonly onForeignReasoning: () => void;
}

/** The messages as the server takes them. What needs no change is the caller's own object, list included. */
export function toOpenAIMessages(messages: readonly ChatMessage[], style: MessageStyle): readonly object[] {
  return mapChanged<object>(messages, (message) => toMessage(message as ChatMessage, style));
}

function toMessage(message: ChatMessage, style: MessageStyle): object {
  const plain = message.role === "assistant" ? toAssistantMessage(message, style) : message;
  const { content } = message;
  const parts = Array.isArray(content) ? mapChanged<object>(content, (part) => toPart(part, style)) : content;
  const role = message.role === "developer" ? style.developerRole : message.role;
  return parts === content && role === message.role ? plain : { ...plain, role, content: parts };
}

function toAssistantMessage(message: AssistantMessage, style: MessageStyle): object {
  const keepsReasoning = style.keepsReasoning && !isForeign(message, style);
  const dropsReasoning = !keepsReasoning && message.reasoning_content !== undefined;
  const odd = style.plainHistory && (message.refusal === null || message.audio === null || "annotations" in message);
  if (!dropsReasoning && !odd && message.reasoning_details === undefined && message.function_call !== null) {
    return message;
  }
  const { reasoning_content, reasoning_details, ...rest } = message;
  const plain: { [field: string]: unknown } = { ...rest };
  if (keepsReasoning && reasoning_content) plain.reasoning_content = reasoning_content;
  if (isForeign(message, style)) style.onForeignReasoning();
  if (plain.function_call === null) delete plain.function_call;
  if (style.plainHistory) {
    delete plain.annotations;
    for (const field of ["refusal", "audio"]) if (plain[field] === null) delete plain[field];
  }
  return plain;
}

/** Whether a message has reasoning, and none of it is this server's. Words without details may be anybody's. */
function isForeign({ reasoning_content, reasoning_details }: AssistantMessage, style: MessageStyle): boolean {
  if (reasoning_details?.length) return !reasoning_details.some(({ provider }) => provider === style.provider);
  return Boolean(reasoning_content) && !style.givesReasoning;
}

function toPart(part: object, style: MessageStyle): object {
  const marked: { readonly cache_control?: unknown; readonly prompt_cache_breakpoint?: unknown } = part;
  const foreign = style.cacheMark === "cache_control" ? marked.prompt_cache_breakpoint : marked.cache_control;
  const own = style.cacheMark === "cache_control" ? marked.cache_control : marked.prompt_cache_breakpoint;
  if (foreign === undefined && (own === undefined || style.cacheMark !== "none")) return part;
  const { cache_control, prompt_cache_breakpoint, ...rest } = marked;
  if (!own && !foreign) return rest;
  switch (style.cacheMark) {
    case "none":
      style.onMarkDropped();
      return rest;
    case "cache_control":
      return { ...rest, cache_control: own ?? { type: "ephemeral" } };
    case "own_only":
      return own ? { ...rest, prompt_cache_breakpoint: own } : rest;
    default:
      // The caller's lifetime is not carried over: Anthropic's are unlike any of OpenAI's.
      return { ...rest, prompt_cache_breakpoint: own ?? { mode: "explicit" } };
  }
}

/** A list with some members changed, or the list itself if none was. */
function mapChanged<Member>(list: readonly Member[], change: (member: Member) => Member): readonly Member[] {
  let copy: Member[] | undefined;
  for (const [index, member] of list.entries()) {
    const changed = change(member);
    if (changed !== member) copy ??= list.slice(0, index);
    copy?.push(changed);
  }
  return copy ?? list;
}
