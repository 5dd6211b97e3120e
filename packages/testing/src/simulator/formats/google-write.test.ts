import fc from "fast-check";
import { expect, it } from "vitest";
import type { SimulatedAnswer } from "../answer.ts";
import type { FormattedAnswer } from "../format.ts";
import { readGoogleRequest } from "./google-read.ts";
import { readGoogleAnswer } from "./google-read-answer.ts";
import { googleBody, googleEvents, googleReplay } from "./google-write.ts";

const usage = { inputTokens: 10, outputTokens: 5, cacheReadTokens: 4, reasoningTokens: 2 };
function formatted(answer: SimulatedAnswer, model = "gemini-3.5-flash"): FormattedAnswer {
  const body = { generationConfig: { thinkingConfig: { includeThoughts: true } } };
  const request = readGoogleRequest(body, `/v1/models/${model}:generateContent`);
  return { answer, request, usage, number: 1, created: 1, delivery: {} };
}
const linesOf = (init: FormattedAnswer): readonly string[] => googleEvents(init).map((event) => event.data);
const partsOf = (init: FormattedAnswer): readonly { thoughtSignature?: string }[] =>
  (googleBody(init) as { candidates: [{ content: { parts: [] } }] }).candidates[0].content.parts;

it("says the same in a body and in a stream", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 60 });
  // As it comes from the wire: JSON has no negative zero.
  const value = fc.json().map((json): unknown => JSON.parse(json));
  fc.assert(
    fc.property(text, text, fc.array(value, { maxLength: 3 }), (said, reasoning, values) => {
      const toolCalls = values.map((value) => ({ name: "f", arguments: { value } }));
      const init = formatted({ text: said, reasoning, toolCalls });
      const whole = readGoogleAnswer({ body: googleBody(init) });
      expect(readGoogleAnswer({ chunks: linesOf(init) })).toEqual(whole);
      expect(whole).toMatchObject({ text: said, reasoning, usage });
    }),
    // Names that every object has.
    { examples: [["", "", [JSON.parse('{"valueOf":[false],"__proto__":{"a":1}}')]]] },
  );
});

it("counts thoughts apart, as Google does", () => {
  expect(googleBody(formatted({ text: "Hi" })).usageMetadata).toEqual({
    ...{ promptTokenCount: 10, candidatesTokenCount: 3, thoughtsTokenCount: 2 },
    ...{ cachedContentTokenCount: 4, totalTokenCount: 15 },
  });
});

it("signs the first call, else the words, and before Gemini 3 the thoughts alone", () => {
  const signed = (init: FormattedAnswer) => partsOf(init).map((part) => part.thoughtSignature !== undefined);
  const toolCalls = [
    { name: "f", arguments: {} },
    { name: "g", arguments: {} },
  ];
  expect(signed(formatted({ reasoning: "hm", text: "Hi", toolCalls }))).toEqual([true, false, true, false]);
  expect(signed(formatted({ text: "Hi" }))).toEqual([true]);
  expect(signed(formatted({ reasoning: "hm", toolCalls }, "gemini-2.5-flash"))).toEqual([true, false, false]);
});

it("puts the reason to stop on a piece of its own", () => {
  const events = googleEvents(formatted({ text: "Hi there" }));
  expect(events.map((event) => [event.content, event.data.includes("finishReason")])).toEqual([
    ...[
      [true, false],
      [true, false],
      [true, false],
      [false, true],
    ],
  ]);
});

it("calls arguments malformed that are no object, and gives no content to a refusal", () => {
  const reasonOf = (answer: SimulatedAnswer) => (googleBody(formatted(answer)).candidates as object[])[0];
  expect(reasonOf({ toolCalls: [{ name: "f", arguments: '{"a":' }] })).toMatchObject({
    ...{ finishReason: "MALFORMED_FUNCTION_CALL", content: { role: "model" } },
  });
  expect(reasonOf({ refusal: "no" })).toMatchObject({ finishReason: "SAFETY", finishMessage: "no" });
  expect(reasonOf({ text: "x", finishReason: "RECITATION" })).toMatchObject({ finishReason: "RECITATION" });
});

it("replays lines as they are", () => {
  expect(googleReplay(["{}"])).toEqual([{ data: "{}", content: true }]);
});
