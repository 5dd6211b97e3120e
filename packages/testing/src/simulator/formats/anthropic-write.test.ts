import fc from "fast-check";
import { expect, it } from "vitest";
import type { SimulatedAnswer } from "../answer.ts";
import type { FormattedAnswer } from "../format.ts";
import { readAnthropicRequest } from "./anthropic-read.ts";
import { readAnthropicAnswer } from "./anthropic-read-answer.ts";
import { anthropicBody, anthropicEvents } from "./anthropic-write.ts";

const usage = { inputTokens: 10, outputTokens: 5, cacheReadTokens: 4, cacheWriteTokens: 3, reasoningTokens: 2 };
function formatted(answer: SimulatedAnswer, display = "summarized"): FormattedAnswer {
  const request = readAnthropicRequest({ model: "m", messages: [], thinking: { type: "adaptive", display } });
  return { answer, request, usage, number: 1, created: 1, delivery: {} };
}
const linesOf = (init: FormattedAnswer): readonly string[] => anthropicEvents(init).map((event) => event.data);

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
      const whole = readAnthropicAnswer({ body: anthropicBody(init) });
      expect(readAnthropicAnswer({ chunks: linesOf(init) })).toEqual(whole);
      expect(whole).toMatchObject({ text: said, reasoning, usage });
    }),
  );
});

it("counts cached input apart, as Anthropic does", () => {
  expect(anthropicBody(formatted({ text: "Hi" })).usage).toMatchObject({
    ...{ input_tokens: 3, cache_read_input_tokens: 4, cache_creation_input_tokens: 3 },
    ...{ output_tokens: 5, output_tokens_details: { thinking_tokens: 2 } },
  });
});

it("signs thinking even where its words are left out", () => {
  const [block] = anthropicBody(formatted({ reasoning: "hm", text: "Hi" }, "omitted")).content as object[];
  expect(block).toMatchObject({ type: "thinking", thinking: "", signature: expect.stringMatching(/.+/) });
});

it("names its events, and begins and ends as Anthropic does", () => {
  const names = anthropicEvents(formatted({ text: "Hi" })).map((event) => event.event);
  expect(names).toEqual([
    ...["message_start", "content_block_start", "ping", "content_block_delta", "content_block_stop"],
    ...["message_delta", "message_stop"],
  ]);
});
