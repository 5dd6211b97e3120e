import { expect, it } from "vitest";
import { readGoogleAnswer } from "./google-read-answer.ts";

const response = (parts: object[], finishReason?: string) => ({
  candidates: [{ content: { parts }, finishReason }],
  usageMetadata: {
    ...{ promptTokenCount: 9, toolUsePromptTokenCount: 1, candidatesTokenCount: 4 },
    ...{ thoughtsTokenCount: 5, cachedContentTokenCount: 2 },
  },
});
const usage = { inputTokens: 10, outputTokens: 9, cacheReadTokens: 2, reasoningTokens: 5 };

it("puts a stream together, arguments value by value included", () => {
  const chunks = [
    response([{ text: "hm", thought: true }]),
    response([{ text: "Hi" }, { functionCall: { id: "1", name: "f", willContinue: true } }]),
    response([{ functionCall: { partialArgs: [{ jsonPath: "$.a[0].b", stringValue: "x", willContinue: true }] } }]),
    response([{ functionCall: { partialArgs: [{ jsonPath: "$.a[0].b", stringValue: "y" }] } }]),
    response([{ functionCall: { partialArgs: [{ jsonPath: "$['c d']", nullValue: "NULL_VALUE" }] } }]),
    response([{ functionCall: {} }, { functionCall: { name: "g" } }]),
    response([{ text: "" }], "STOP"),
  ].map((each) => JSON.stringify(each));
  expect(readGoogleAnswer({ chunks })).toEqual({
    ...{ text: "Hi", reasoning: "hm", finishReason: "tool_calls", usage },
    toolCalls: [
      { id: "1", name: "f", arguments: { a: [{ b: "xy" }], "c d": null } },
      { id: "", name: "g", arguments: {} },
    ],
  });
});

it("reads a body, a filter, a limit and an answer without usage", () => {
  expect(readGoogleAnswer({ body: response([{ text: "Hi" }], "MAX_TOKENS") })).toMatchObject({
    finishReason: "length",
    usage,
  });
  const bare = { candidates: [{ finishReason: "SAFETY" }] };
  expect(readGoogleAnswer({ body: bare })).toEqual({
    ...{ text: "", reasoning: "", toolCalls: [], finishReason: "content_filter", usage: undefined },
  });
});
