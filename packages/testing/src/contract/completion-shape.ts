import assert from "node:assert/strict";
import type { ChatCompletion, ChatCompletionMessage } from "@overture/core";
import { parseJson } from "../simulator/json.ts";

/** The first choice's message. */
export function messageOf(completion: ChatCompletion): ChatCompletionMessage {
  const message = completion.choices[0]?.message;
  assert.ok(message, "the completion has no choice");
  return message;
}

/** The first choice's finish reason. */
export function finishOf(completion: ChatCompletion): string | undefined {
  return completion.choices[0]?.finish_reason;
}

/**
 * What two answers to one request must have in common, whichever way they came: everything but ids and times. Empty text
 * and no text are the same, and so are no calls and an empty list.
 */
export function shapeOf(completion: ChatCompletion): unknown {
  const message = messageOf(completion);
  return {
    model: completion.model,
    content: message.content === "" ? null : message.content,
    refusal: message.refusal === "" ? null : message.refusal,
    reasoning: message.reasoning_content ?? null,
    details: message.reasoning_details ?? [],
    calls: (message.tool_calls ?? []).map((call) => {
      return call.type === "function" ? [call.function.name, parseJson(call.function.arguments)] : [call.custom];
    }),
    finish: finishOf(completion),
    usage: completion.usage ?? null,
  };
}
