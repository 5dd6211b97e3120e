import { expect, it } from "vitest";
import { readOpenAIRequest } from "./formats/openai-read.ts";
import { lastToolResults, lastUserText } from "./read-request.ts";

const asked = { role: "user", content: "Go" };
const called = { role: "assistant", tool_calls: [{ id: "1", function: { name: "f", arguments: "{}" } }] };
const result = { role: "tool", tool_call_id: "1", content: "done" };

it("finds what the user said last, and the results that came since the model spoke", () => {
  const read = (...messages: object[]) => readOpenAIRequest({ messages });
  expect(lastUserText(read(asked, called, result))).toBe("Go");
  expect(lastToolResults(read(asked, called, result))).toEqual(["done"]);
  expect(lastToolResults(read(asked, called, result, { role: "assistant", content: "ok" }, asked))).toEqual([]);
  expect(lastToolResults(read(asked))).toEqual([]);
});
