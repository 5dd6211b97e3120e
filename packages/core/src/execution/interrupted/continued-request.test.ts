import { expect, it } from "vitest";
import { card, completion, hello } from "../../../test/stage.ts";
import type { Candidate, ChatCompletion, ChatCompletionRequest } from "../../index.ts";
import { continuedRequest, isContinuable, repeatable } from "./continued-request.ts";

const candidate = (assistantPrefix: boolean): Candidate => ({
  ...{ model: "b/m", provider: "b", vendorModel: "m" },
  card: { name: "m", ...card, capabilities: { ...card.capabilities, assistantPrefix } },
});
const withMessage = (message: Partial<ChatCompletion["choices"][0]["message"]>): ChatCompletion => {
  const answer = completion("Hi");
  for (const choice of answer.choices) Object.assign(choice.message, message);
  return answer;
};

it("goes on with plain text, and with nothing that has to come from one hand", () => {
  expect(isContinuable(hello, completion("Hi"))).toBe(true);
  expect(isContinuable({ ...hello, response_format: { type: "text" } }, completion("Hi"))).toBe(true);
  expect(isContinuable({ ...hello, n: 2 }, completion("Hi"))).toBe(false);
  expect(isContinuable({ ...hello, response_format: { type: "json_object" } }, completion("{"))).toBe(false);
  const call = { id: "1", type: "function" as const, function: { name: "f", arguments: "{" } };
  expect(isContinuable(hello, withMessage({ tool_calls: [call] }))).toBe(false);
  expect(isContinuable(hello, withMessage({ function_call: { name: "f", arguments: "" } }))).toBe(false);
  expect(isContinuable(hello, withMessage({ refusal: "I" }))).toBe(false);
});

it("asks in words, or hands the text over as the answer's beginning", () => {
  const inWords = continuedRequest(hello, "Once ", candidate(false)).messages;
  expect(inWords).toMatchObject([{ role: "user" }, { role: "assistant", content: "Once " }, { role: "user" }]);
  const asBeginning = continuedRequest(hello, "Once ", candidate(true)).messages;
  expect(asBeginning).toEqual([...hello.messages, { role: "assistant", content: "Once" }]);
});

it("asks in words where the model thinks first, or may call a tool", () => {
  const tools = [{ type: "function" as const, function: { name: "f" } }];
  for (const change of [{ reasoning_effort: "low" }, { tools }, { functions: [{ name: "f" }] }]) {
    expect(continuedRequest({ ...hello, ...change }, "Once ", candidate(true)).messages.at(-1)?.role).toBe("user");
  }
  for (const change of [{ reasoning_effort: "none" }, { reasoning_effort: null, tools: [] }]) {
    expect(continuedRequest({ ...hello, ...change }, "Once ", candidate(true)).messages.at(-1)?.role).toBe("assistant");
  }
});

it("lets a model repeat all of the text, or the space alone that was taken from its own beginning", () => {
  const text = "ha ha \n";
  expect(repeatable(text, hello, candidate(false))).toBe(text);
  expect(repeatable(text, hello, candidate(true))).toBe(" \n");
});

it("leaves a beginning that the caller gave a part of the answer", () => {
  const begun: ChatCompletionRequest = {
    ...hello,
    messages: [...hello.messages, { role: "assistant", content: "One, " }],
  };
  expect(continuedRequest(begun, "two", candidate(true)).messages.at(-1)).toMatchObject({ content: "One, two" });
});

it("leaves of a limit what is left, and asks anew where no text had come", () => {
  const text = "a".repeat(40);
  expect(
    continuedRequest({ ...hello, max_tokens: 100, max_completion_tokens: 5 }, text, candidate(false)),
  ).toMatchObject({
    max_tokens: 90,
    max_completion_tokens: 1,
  });
  expect(continuedRequest(hello, "", candidate(true))).toBe(hello);
});
