import { type ChatCompletion, isUsage } from "../chat/index.ts";
import { ProviderFault } from "../provider/index.ts";

/** Lets a completion through, and makes a `malformed` fault of anything that callers could not read as one. */
export function checkCompletion(body: ChatCompletion | undefined): ChatCompletion {
  const choices: unknown = body?.choices;
  if (!body || !Array.isArray(choices) || choices.length === 0) throw malformed("it has no choices");
  for (const choice of choices) {
    if (typeof choice?.message !== "object" || choice.message === null) {
      throw malformed("a choice has no message");
    }
    if (typeof choice.finish_reason !== "string") throw malformed("a choice has no finish reason");
    const { content, tool_calls } = choice.message;
    if (content !== null && content !== undefined && typeof content !== "string") {
      throw malformed("a message's content is not text");
    }
    if (tool_calls && !(Array.isArray(tool_calls) && tool_calls.every(isToolCall))) {
      throw malformed("a tool call is not complete");
    }
  }
  // What is no count would pass for nothing used: without one it is estimated.
  if (!body.usage || isUsage(body.usage)) return body;
  const { usage: _, ...uncounted } = body;
  return uncounted;
}

function isToolCall(call: {
  type?: unknown;
  function?: { arguments?: unknown };
  custom?: { input?: unknown };
}): boolean {
  return call?.type === "custom"
    ? typeof call.custom?.input === "string"
    : typeof call?.function?.arguments === "string";
}

function malformed(why: string): ProviderFault {
  return new ProviderFault({ kind: "malformed", message: `What the provider gave is not a completion: ${why}.` });
}
