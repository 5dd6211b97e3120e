import { expect, it } from "vitest";
import { ProviderFault } from "../provider/index.ts";
import { type FailedCall, faultOfThrown } from "./thrown-fault.ts";

const key = "sk-very-secret";
const call: FailedCall = { signal: new AbortController().signal, credential: key, requestId: "req_1" };
const nothing = (): undefined => undefined;

it.each([
  [new SyntaxError("Unexpected token"), "malformed"],
  [Object.assign(new Error("x"), { name: "APIConnectionTimeoutError" }), "timeout"],
  [new Error("Request timed out."), "timeout"],
  [new TypeError("terminated"), "network"],
  [new TypeError(`Headers.append: "Bearer ${key}" is an invalid header value.`), "auth"],
  ["a string", "network"],
  [undefined, "network"],
])("says what %s is, under the request's id", (thrown, kind) => {
  const fault = faultOfThrown(thrown, call, nothing);
  expect(fault).toMatchObject({ kind, requestId: "req_1" });
  expect(`${fault.message} ${String(fault.cause)}`).not.toContain(key);
});

it("calls a connection that broke within an answer what it is told", () => {
  expect(faultOfThrown(new TypeError("terminated"), call, nothing, "truncated").kind).toBe("truncated");
});

it("takes what happened before anything was sent for the set-up's mistake, or for the key's where that is quoted", () => {
  const unsent = { ...call, sent: false };
  expect(faultOfThrown(new Error("a project is needed"), unsent, nothing).kind).toBe("unsupported");
  expect(faultOfThrown(new Error(`bad header ${key}`), unsent, nothing).kind).toBe("auth");
});

it("says that the time was over where it was, whatever was thrown, and whoever could read that", () => {
  const late = { ...call, timedOut: true };
  const read = () => new ProviderFault({ kind: "malformed", message: "x" });
  for (const thrown of [new Error("odd"), new SyntaxError("cut")]) {
    expect(faultOfThrown(thrown, late, read)).toMatchObject({ kind: "timeout", requestId: "req_1", cause: thrown });
  }
});

it("says aborted when the signal does, whatever was thrown, but leaves a fault one", () => {
  const aborted = { ...call, signal: AbortSignal.abort("enough") };
  expect(faultOfThrown(new TypeError("terminated"), aborted, nothing)).toMatchObject({
    kind: "aborted",
    cause: "enough",
  });
  const fault = new ProviderFault({ kind: "truncated", message: "x", requestId: "req_0" });
  expect(faultOfThrown(fault, aborted, nothing)).toBe(fault);
});

it("asks the adapter for its SDK's errors, and takes the key out of what it says", () => {
  const read = (error: object) => new ProviderFault({ kind: "quota", message: `No money for ${key}.`, cause: error });
  const fault = faultOfThrown(new Error("402"), call, read);
  expect(fault).toMatchObject({ kind: "quota", message: "No money for [key].", requestId: "req_1" });
  expect(fault.cause).toBeUndefined();
});
