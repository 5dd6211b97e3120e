import { expect, it } from "vitest";
import { countUsage, defaultAnswer } from "./default-answer.ts";
import { readOpenAIRequest } from "./formats/openai-read.ts";

const tool = (name: string) => ({ type: "function", function: { name, parameters: {} } });
const tools = [tool("add"), tool("sub")];
const read = (content: string, change: object = {}) =>
  readOpenAIRequest({ model: "m", messages: [{ role: "user", content }], ...change });

it("answers with the user's words, the same every time", () => {
  expect(defaultAnswer(read("What?")).text).toContain("“What?”");
  expect(defaultAnswer(read("What?"))).toEqual(defaultAnswer(read("What?")));
  expect(defaultAnswer(read("🙂".repeat(500))).text?.isWellFormed()).toBe(true);
});

it("calls the tools that are named or must be, and none that must not", () => {
  const called = (content: string, change: object) =>
    defaultAnswer(read(content, { tools, ...change })).toolCalls?.map((call) => call.name);
  expect(called("add and sub", {})).toEqual(["add", "sub"]);
  expect(called("add and sub", { parallel_tool_calls: false })).toEqual(["add"]);
  expect(called("add", { tool_choice: "none" })).toBeUndefined();
  expect(called("hello", {})).toBeUndefined();
  expect(called("hello", { tool_choice: "required" })).toEqual(["add"]);
  expect(called("hello", { tool_choice: { type: "function", function: { name: "sub" } } })).toEqual(["sub"]);
});

it("ends at a stop sequence, and at the limit", () => {
  expect(defaultAnswer(read("x", { stop: ["said", "nobody"] }))).toMatchObject({ text: "You ", stopSequence: "said" });
  const short = defaultAnswer(read("x", { max_tokens: 2 }));
  expect(short).toMatchObject({ finishReason: "length" });
  expect(short.text?.length).toBeLessThanOrEqual(8);
});

it("counts reasoning as output", () => {
  const request = read("x", { reasoning_effort: "high" });
  const answer = defaultAnswer(request);
  const usage = countUsage(answer, request);
  expect(usage.reasoningTokens).toBeGreaterThan(0);
  expect(usage.outputTokens).toBeGreaterThan(usage.reasoningTokens ?? 0);
});
