import type { ChatCompletion, ChatCompletionMessage } from "@overture/core";
import { expect, it } from "vitest";
import { finishOf, messageOf, shapeOf } from "./completion-shape.ts";

function completionWith(message: Partial<ChatCompletionMessage>): ChatCompletion {
  const whole = { role: "assistant" as const, content: null, refusal: null, ...message };
  return {
    ...{ id: "1", object: "chat.completion", created: 1, model: "m" },
    choices: [{ index: 0, message: whole, finish_reason: "stop", logprobs: null }],
  };
}

it("takes empty text for no text, and arguments for what they mean", () => {
  expect(shapeOf(completionWith({ content: "" }))).toEqual(shapeOf(completionWith({})));
  const call = (text: string) => {
    return completionWith({ tool_calls: [{ id: text, type: "function", function: { name: "f", arguments: text } }] });
  };
  expect(shapeOf(call('{"a": 1}'))).toEqual(shapeOf(call('{"a":1}')));
  expect(shapeOf(call('{"a": 2}'))).not.toEqual(shapeOf(call('{"a":1}')));
  expect(finishOf(call("{}"))).toBe("stop");
});

it("says when there is no message", () => {
  expect(() => messageOf({ ...completionWith({}), choices: [] })).toThrow("no choice");
});
