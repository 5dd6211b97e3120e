import fc from "fast-check";
import { expect, it } from "vitest";
import type { SimulatedAnswer } from "../answer.ts";
import type { FormattedAnswer } from "../format.ts";
import { readOpenAIRequest } from "./openai-read.ts";
import { readOpenAIAnswer } from "./openai-read-answer.ts";
import { openAIBody, openAIEvents } from "./openai-write.ts";

const usage = { inputTokens: 10, outputTokens: 5, cacheReadTokens: 4, reasoningTokens: 2 };
function formatted(answer: SimulatedAnswer, include_usage = true): FormattedAnswer {
  const request = readOpenAIRequest({ model: "m", stream: true, stream_options: { include_usage } });
  return { answer, request, usage, number: 1, created: 1, delivery: {} };
}
const linesOf = (init: FormattedAnswer): readonly string[] =>
  openAIEvents(init, { reasoningContent: true })
    .map((event) => event.data)
    .filter((data) => data !== "[DONE]");

it("says the same in a body and in a stream", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 60 });
  // As it comes from the wire: JSON has no negative zero.
  const value = fc.json().map((json): unknown => JSON.parse(json));
  fc.assert(
    fc.property(text, text, fc.array(value, { maxLength: 3 }), (said, reasoning, values) => {
      const init = formatted({
        text: said,
        reasoning,
        toolCalls: values.map((value) => ({ name: "f", arguments: { value } })),
      });
      const whole = readOpenAIAnswer({ body: openAIBody(init, { reasoningContent: true }) });
      expect(readOpenAIAnswer({ chunks: linesOf(init) })).toEqual(whole);
      expect(whole).toMatchObject({ text: said, reasoning, usage });
    }),
  );
});

it("sends usage last, in a chunk without choices, and only if it is asked to", () => {
  const last = JSON.parse(linesOf(formatted({ text: "Hi" })).at(-1) ?? "");
  expect(last).toMatchObject({ choices: [], usage: { prompt_tokens: 10, total_tokens: 15 } });
  expect(linesOf(formatted({ text: "Hi" }, false)).join()).not.toContain("usage");
});
