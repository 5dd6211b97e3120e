import { expect, it } from "vitest";
import { finishReasonOf } from "./from-finish-reason.ts";

it.each([
  ["stop", "stop"],
  ["length", "length"],
  ["model_length", "length"],
  ["tool_calls", "tool_calls"],
  ["content_filter", "content_filter"],
  ["something_new", "stop"],
])("reads %s as %s", (reason, finish) => {
  expect(finishReasonOf(reason, { legacy: false })).toBe(finish);
});

it("reads a call in OpenAI's older form", () => {
  expect(finishReasonOf("tool_calls", { legacy: true })).toBe("function_call");
});

it("does not pass an error off as an end", () => {
  expect(() => finishReasonOf("error", { legacy: false })).toThrow(expect.objectContaining({ kind: "server" }));
});
