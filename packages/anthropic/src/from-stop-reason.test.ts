import { expect, it } from "vitest";
import { finishReasonOf, refusalOf } from "./from-stop-reason.ts";

const forms = { custom: new Set<string>(), legacy: false };

it.each([
  ["end_turn", "stop"],
  ["stop_sequence", "stop"],
  ["pause_turn", "stop"],
  ["max_tokens", "length"],
  ["model_context_window_exceeded", "length"],
  ["tool_use", "tool_calls"],
  ["refusal", "content_filter"],
  ["something_new", "stop"],
])("reads %s as %s", (reason, finish) => {
  expect(finishReasonOf(reason, forms)).toBe(finish);
});

it("keeps to OpenAI's older form where the caller did", () => {
  expect(finishReasonOf("tool_use", { ...forms, legacy: true })).toBe("function_call");
});

it("gives the words of a refusal, if there are any", () => {
  expect(refusalOf({ type: "refusal", explanation: "No." })).toBe("No.");
  for (const details of [null, undefined, {}, { explanation: null }, { explanation: "" }])
    expect(refusalOf(details)).toBeNull();
});
