import { expect, it } from "vitest";
import { completion, hello } from "../../test/stage.ts";
import type { ChatCompletion, ChatCompletionChoice, ChatCompletionRequest, FinishReason } from "../chat/index.ts";
import { flawOf } from "./flaw.ts";

function answer(
  text: string | null,
  finish: FinishReason = "stop",
  message: Partial<ChatCompletionChoice["message"]> = {},
): ChatCompletion {
  const made = completion("");
  return {
    ...made,
    choices: [
      {
        index: 0,
        finish_reason: finish,
        logprobs: null,
        message: { role: "assistant", content: text, refusal: null, ...message },
      },
    ],
  };
}
const json: ChatCompletionRequest = {
  ...hello,
  response_format: { type: "json_schema", json_schema: { name: "x", schema: { type: "object" } } },
};
const call = { id: "1", type: "function" as const, function: { name: "f", arguments: "{}" } };

it.each<[string, ChatCompletion, string | undefined]>([
  ["a text", answer("Hi"), undefined],
  ["nothing", answer(null), "empty"],
  ["white space", answer(" \n"), "empty"],
  ["reasoning without an answer", answer("", "stop", { reasoning_content: "Well" }), "empty"],
  ["a tool call without a text", answer(null, "tool_calls", { tool_calls: [call] }), undefined],
  ["a text that a filter stopped", answer("I", "content_filter"), "refused"],
  ["a refusal", answer(null, "stop", { refusal: "I will not" }), "refused"],
  ["a text cut off by the model's own limit", answer("I", "length"), "cut_off"],
])("sees %s", (_, given, flaw) => {
  expect(flawOf(hello, given)).toBe(flaw);
});

it("does not hold a caller's own limit against the model", () => {
  expect(flawOf({ ...hello, max_tokens: 5 }, answer("I", "length"))).toBeUndefined();
  expect(flawOf({ ...hello, max_completion_tokens: 5 }, answer("", "length"))).toBeUndefined();
  expect(flawOf({ ...hello, max_tokens: null }, answer("I", "length"))).toBe("cut_off");
});

it("looks for JSON only where JSON was asked for", () => {
  expect(flawOf(json, answer('{"a": 1}'))).toBeUndefined();
  expect(flawOf(json, answer("Here it is: {}"))).toBe("invalid_json");
  expect(flawOf({ ...hello, response_format: { type: "json_object" } }, answer("{"))).toBe("invalid_json");
  expect(flawOf(json, answer(null, "tool_calls", { tool_calls: [call] }))).toBeUndefined();
  expect(flawOf({ ...hello, response_format: { type: "text" } }, answer("{"))).toBeUndefined();
});
