import { expect, it } from "vitest";
import type { FormattedAnswer } from "../format.ts";
import { readMistralRequest } from "./mistral-read.ts";
import { readMistralAnswer } from "./mistral-read-answer.ts";
import { mistralBody, mistralEvents } from "./mistral-write.ts";

const answer = { reasoning: "Let me see.", text: "Here it is.", toolCalls: [{ name: "f", arguments: { a: "ü" } }] };
const usage = { inputTokens: 9, outputTokens: 5, cacheReadTokens: 4, reasoningTokens: 3 };
const init: FormattedAnswer = {
  ...{ answer, usage, number: 7, created: 1, delivery: {} },
  request: readMistralRequest({ model: "m", messages: [] }),
};

it.each([{}, { wholeToolCalls: true }])("says the same in a body and in a stream %j", (streaming) => {
  const chunks = mistralEvents(init, streaming).map((event) => event.data);
  const body = readMistralAnswer({ body: mistralBody(init) });
  expect(readMistralAnswer({ chunks: chunks.slice(0, -1) })).toEqual(body);
  expect(body).toMatchObject({ text: "Here it is.", reasoning: "Let me see.", finishReason: "tool_calls", usage });
  expect(chunks.at(-1)).toBe("[DONE]");
});

it("says the first words with the role, where it is told to", () => {
  const [first] = mistralEvents({ ...init, answer: { text: "Hi" }, delivery: { roleOnlyFirst: false } }, {});
  expect(JSON.parse(first?.data ?? "")).toMatchObject({ choices: [{ delta: { role: "assistant", content: "Hi" } }] });
});

it("declines in plain words, since Mistral has no others", () => {
  expect(mistralBody({ ...init, answer: { refusal: "No." } })).toMatchObject({
    choices: [{ message: { content: "No." } }],
  });
});

it("says again what the answer goes on from, in a body and in a stream", () => {
  const messages = [
    { role: "user", content: "Hi" },
    { role: "assistant", content: "Once", prefix: true },
  ];
  const request = readMistralRequest({ model: "m", messages });
  expect(request.prefix).toBe("Once");
  const goesOn = { ...init, answer: { text: " upon a time" }, request };
  const chunks = mistralEvents(goesOn, {}).map((event) => event.data);
  expect(readMistralAnswer({ body: mistralBody(goesOn) }).text).toBe("Once upon a time");
  expect(readMistralAnswer({ chunks }).text).toBe("Once upon a time");
});
