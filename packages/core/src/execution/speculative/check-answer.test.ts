import { expect, it } from "vitest";
import { lent } from "../../../test/lent.ts";
import { completion, hello } from "../../../test/stage.ts";
import type { ChatCompletion, ChatCompletionRequest } from "../../index.ts";
import { ProviderFault, type ProviderFaultInit } from "../../provider/index.ts";
import { checkAnswer } from "./check-answer.ts";
import type { Validate } from "./speculative-options.ts";

const schema = { type: "object", required: ["age"] };
const request: ChatCompletionRequest = {
  ...hello,
  response_format: { type: "json_schema", json_schema: { name: "person", schema } },
};
const fault = (init: ProviderFaultInit) => new ProviderFault(init);
const problem = (
  request: ChatCompletionRequest,
  answer: ChatCompletion,
  validate: Validate | undefined,
): Promise<unknown> => {
  const attempt = { fault, within: <Value>(promise: Promise<Value>) => promise };
  return checkAnswer(attempt, request, answer, { validate, limitMs: 50 }, lent).catch((error: unknown) => error);
};

it("lets through what has the form that was asked for", async () => {
  expect(await problem(hello, completion("Hi"), undefined)).toBeUndefined();
  expect(await problem(request, completion('{"age":1}'), () => true)).toBeUndefined();
});

const wrong: readonly [ChatCompletionRequest, string, Validate | undefined, string][] = [
  [hello, "", undefined, "The answer is empty."],
  [request, "age: 1", undefined, "The answer is no JSON."],
  [request, '{"name":"Ada"}', undefined, "The answer does not fit the JSON schema: $.age is missing."],
  [hello, "Hi", () => false, "The answer did not pass the option validate."],
  [
    hello,
    "Hi",
    () => Promise.reject(new Error("broken")),
    "The answer made the option validate throw, or take too long.",
  ],
];

it.each(wrong)("finds fault with %#", async (asked, text, validate, message) => {
  expect(await problem(asked, completion(text), validate)).toMatchObject({ kind: "unsupported", message });
});

it("asks a tool call and a refusal for no JSON", async () => {
  const answer = completion("");
  const [choice] = answer.choices;
  if (choice) choice.message = { role: "assistant", content: null, refusal: "No." };
  expect(await problem(request, answer, undefined)).toBeUndefined();
});
