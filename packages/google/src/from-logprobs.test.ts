import { expect, it } from "vitest";
import { fromLogprobs } from "./from-logprobs.ts";

it("gives tokens with their rivals", () => {
  const result = {
    chosenCandidates: [{ token: "é", logProbability: -0.5 }, { token: "b" }],
    topCandidates: [{ candidates: [{ token: "a", logProbability: -1 }] }],
  };
  expect(fromLogprobs(result)).toEqual({
    content: [
      { token: "é", bytes: [195, 169], logprob: -0.5, top_logprobs: [{ token: "a", bytes: [97], logprob: -1 }] },
      { token: "b", bytes: [98], logprob: 0, top_logprobs: [] },
    ],
    refusal: null,
  });
});

it("gives nothing for nothing", () => {
  expect(fromLogprobs(undefined)).toBeUndefined();
  expect(fromLogprobs({})).toBeUndefined();
});
