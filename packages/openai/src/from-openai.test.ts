import { expect, it } from "vitest";
import { completion } from "../test/synthetic.ts";
import { fromOpenAI } from "./from-openai.ts";

it("keeps OpenAI's answer, with what only OpenAI knows", () => {
  const answer = completion("hi", { service_tier: "flex", system_fingerprint: "fp" });
  expect(fromOpenAI(answer, "gpt-4.1")).toEqual({
    ...answer,
    usage: {
      prompt_tokens: 3,
      completion_tokens: 5,
      total_tokens: 8,
      prompt_tokens_details: { cached_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 0 },
    },
  });
});

it("fills in what other servers leave out", () => {
  const answer = fromOpenAI(
    { choices: [{ message: { content: "hi", reasoning: "hm", tool_calls: [] } }], citations: ["a"] },
    "m",
  );
  expect(answer).toMatchObject({ id: "", object: "chat.completion", model: "m", citations: ["a"] });
  expect(answer.created).toBeGreaterThan(1_700_000_000);
  expect(answer.choices).toEqual([
    {
      index: 0,
      message: { role: "assistant", content: "hi", refusal: null, reasoning_content: "hm" },
      finish_reason: "stop",
      logprobs: null,
    },
  ]);
  expect(answer).not.toHaveProperty("usage");
});

it("reads calls, and that there are some where the reason for stopping is missing", () => {
  const message = { role: "assistant", content: null, tool_calls: [{ function: { name: "f", arguments: {} } }] };
  const answer = fromOpenAI({ id: "c", choices: [{ message }] }, "m");
  expect(answer.choices[0]).toMatchObject({
    finish_reason: "tool_calls",
    message: {
      content: null,
      tool_calls: [{ id: "call_c_0_0", type: "function", function: { name: "f", arguments: "{}" } }],
    },
  });
});

it("keeps refusals, probabilities, sources and every choice", () => {
  const logprobs = { content: [{ token: "a", bytes: null, logprob: -1, top_logprobs: [] }], refusal: null };
  const annotations = [{ type: "url_citation", url_citation: { url: "u", title: "t", start_index: 0, end_index: 1 } }];
  const choices = [
    { index: 0, message: { role: "assistant", content: null, refusal: "No." }, finish_reason: "stop", logprobs },
    {
      index: 1,
      message: { role: "assistant", content: "a", refusal: null, annotations },
      finish_reason: "length",
      logprobs: null,
    },
  ];
  expect(fromOpenAI(completion("", { choices }), "m").choices).toEqual(choices);
});

it.each([
  ["<!DOCTYPE html><html></html>", "it is an HTML page"],
  ["upstream is warming up", "it is plain text"],
  [undefined, "it is empty"],
  [{}, "it has no choices"],
  [{ choices: [] }, "it has no choices"],
  [{ choices: [{}] }, "a choice has no message"],
  [[1], "it is empty"],
])("calls %j malformed", (data, why) => {
  expect(() => fromOpenAI(data, "m")).toThrow(
    expect.objectContaining({ kind: "malformed", message: expect.stringContaining(why) }),
  );
});

it("finds the fault in an error that came with status 200", () => {
  expect(() => fromOpenAI({ error: { message: "slow down", code: 429 } }, "m")).toThrow(
    expect.objectContaining({ kind: "rate_limited", message: "slow down" }),
  );
});
