import { expect, it } from "vitest";
import { faultOf } from "../test/fixtures.ts";
import { finishReasonOf } from "./from-finish-reason.ts";

const text = { calls: 0, empty: false, legacy: false };

it.each([
  ["STOP", "stop"],
  ["FINISH_REASON_UNSPECIFIED", "stop"],
  ["OTHER", "stop"],
  ["MAX_TOKENS", "length"],
  ["CONTINUATION", "length"],
  ["SAFETY", "content_filter"],
  ["RECITATION", "content_filter"],
  ["PROHIBITED_CONTENT", "content_filter"],
  ["BLOCKLIST", "content_filter"],
  ["SPII", "content_filter"],
  ["LANGUAGE", "content_filter"],
  ["A_REASON_OF_TOMORROW", "content_filter"],
])("%s is %s", (reason, expected) => {
  expect(finishReasonOf(reason, undefined, text)).toBe(expected);
});

it("says that tools are called, in the caller's form, but not if the answer was cut", () => {
  expect(finishReasonOf("STOP", undefined, { ...text, calls: 1 })).toBe("tool_calls");
  expect(finishReasonOf("STOP", undefined, { ...text, calls: 1, legacy: true })).toBe("function_call");
  expect(finishReasonOf("MAX_TOKENS", undefined, { ...text, calls: 1 })).toBe("length");
});

it.each(["MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "MALFORMED_RESPONSE", "TOO_MANY_TOOL_CALLS"])(
  "%s is no answer",
  async (reason) => {
    const fault = await faultOf(() => finishReasonOf(reason, "print(x)", text));
    expect(fault.kind).toBe("malformed");
    expect(fault.message).toContain(`${reason}: print(x)`);
  },
);

it("takes no unexplained end for an answer that is not there", async () => {
  expect((await faultOf(() => finishReasonOf("OTHER", undefined, { ...text, empty: true }))).kind).toBe("server");
});
