import { expect, it } from "vitest";
import { finishReasonOf } from "./finish-reason.ts";

it.each([
  ["stop", "stop"],
  ["length", "length"],
  ["tool_calls", "tool_calls"],
  ["content_filter", "content_filter"],
  ["function_call", "function_call"],
  ["eos", "stop"],
  ["model_length", "length"],
  ["SAFETY", "content_filter"],
  ["tool_use", "tool_calls"],
  ["constructor", "stop"],
  ["never seen", "stop"],
  ["", null],
  [null, null],
  [undefined, null],
])("reads %j as %j", (given, expected) => {
  expect(finishReasonOf(given)).toBe(expected);
});

it("takes a server's collapse for a fault, and not for an answer", () => {
  expect(() => finishReasonOf("insufficient_system_resource")).toThrow(expect.objectContaining({ kind: "overloaded" }));
  expect(() => finishReasonOf("error")).toThrow(expect.objectContaining({ kind: "server" }));
});
