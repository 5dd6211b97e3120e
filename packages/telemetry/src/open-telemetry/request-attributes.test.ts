import { expect, it } from "vitest";
import { requestAttributes } from "./request-attributes.ts";

it("says what is asked for, and none of the words", () => {
  const words = { messages: [{ role: "user", content: "secret" }], model: "auto", user: "me" };
  expect(requestAttributes(words)).toEqual({});
  const asked = { temperature: 0, top_p: 0.5, seed: 7, max_completion_tokens: 9, n: 2, stop: ["a", "b"], stream: true };
  expect(requestAttributes({ ...words, ...asked, response_format: { type: "json_schema" } })).toEqual({
    "gen_ai.request.temperature": 0,
    "gen_ai.request.top_p": 0.5,
    "gen_ai.request.seed": 7,
    "gen_ai.request.max_tokens": 9,
    "gen_ai.request.choice.count": 2,
    "gen_ai.request.stop_sequences": ["a", "b"],
    "gen_ai.request.stream": true,
    "gen_ai.output.type": "json",
  });
});

it("leaves out what is none", () => {
  expect(
    requestAttributes({ temperature: null, n: 1, stop: null, stream: false, response_format: { type: "text" } }),
  ).toEqual({});
});
