import type { BodyDraft } from "@overture/openai";
import { hasPrefix } from "./to-prefix.ts";

/** What has no effect, or is refused, while the model thinks. */
const idleWhileThinking = ["temperature", "presence_penalty", "frequency_penalty", "logprobs", "top_logprobs"];

/** Stands for reasoning that is not there: DeepSeek wants some, and takes an empty text for none. */
const noReasoning = " ";

/**
 * Says whether to think and how hard. DeepSeek's models think unless they are told not to, and refuse a forced tool call
 * while they do: then the call is worth more. Efforts are OpenAI's words, which DeepSeek maps to its own three.
 */
export function setReasoning(draft: BodyDraft): void {
  const { body, request, call, drop } = draft;
  const can = call.card?.capabilities.reasoning;
  const chosen = thinkingIn(request.providerOptions?.[draft.provider]);
  const thinks = chosen ?? (can === "always" || (can !== "no" && wantsThinking(draft)));
  if (!thinks) {
    if (chosen === undefined && can !== "no") body.thinking = { type: "disabled" };
    delete body.reasoning_effort;
  } else if (body.reasoning_effort === "none") {
    drop("reasoning_effort", "always thinks");
  } else if (body.reasoning_effort && can !== "always") {
    body.thinking = { type: "enabled" };
  }
  if (thinks) for (const param of idleWhileThinking) drop(param, "takes none while it thinks");
  setHistory(draft, thinks);
}

function wantsThinking({ body, drop }: BodyDraft): boolean {
  if (body.reasoning_effort === "none") return false;
  if (hasPrefix(body)) {
    drop("reasoning_effort", "does not think where its answer has begun");
    return false;
  }
  const choice = body.tool_choice;
  const forced = choice === "required" || (typeof choice === "object" && choice !== null);
  if (forced) drop("reasoning_effort", "does not think before a tool call that it is forced to");
  return !forced;
}

/** What the caller's own options for DeepSeek say, which win. */
function thinkingIn(options: { readonly [option: string]: unknown } | undefined): boolean | undefined {
  const thinking = options?.thinking as { readonly type?: unknown } | null | undefined;
  return thinking ? thinking.type !== "disabled" : undefined;
}

/**
 * While it thinks and tools are in play, DeepSeek wants its reasoning back with every earlier answer, whichever turn it was
 * of; an answer that has none, or was another provider's, gets a placeholder. Else reasoning is only tokens to pay for.
 */
function setHistory({ body, request }: BodyDraft, thinks: boolean): void {
  const messages = body.messages as readonly { readonly role?: string; readonly reasoning_content?: string }[];
  const hasTools =
    Boolean(request.tools?.length) ||
    request.messages.some((message) => message.role === "assistant" && message.tool_calls?.length);
  body.messages = messages.map((message) => {
    if (message.role !== "assistant") return message;
    const { reasoning_content, ...rest } = message;
    return thinks && hasTools ? { ...rest, reasoning_content: reasoning_content || noReasoning } : rest;
  });
}
