import { inspect } from "node:util";
import { expect, it } from "vitest";
import { ProviderFault } from "./fault.ts";
import { withoutKey, withRequestId } from "./fault-copy.ts";

const key = "sk-very-secret";
const cause = new Error(`bad key ${key}`);
const fault = new ProviderFault({ kind: "auth", message: `No such key: ${key}`, status: 401, param: "p", cause });

it("adds the request's id, but replaces none", () => {
  const named = withRequestId(fault, "req_1");
  expect(named).toMatchObject({ kind: "auth", status: 401, param: "p", requestId: "req_1", cause });
  expect(withRequestId(named, "req_2")).toBe(named);
  expect(withRequestId(fault, undefined)).toBe(fault);
});

it("takes the key out of the message and leaves the cause behind", () => {
  const clean = withoutKey(fault, key);
  expect(clean).toMatchObject({ kind: "auth", message: "No such key: [key]", status: 401, param: "p" });
  expect(inspect(clean)).not.toContain(key);
});

it("looks into the cause as well", () => {
  const hidden = new ProviderFault({ kind: "server", message: "Oops", cause: new Error("x", { cause }) });
  expect(inspect(withoutKey(hidden, key))).not.toContain(key);
});

it("says that a key which no header can hold was not sent", () => {
  const thrown = new TypeError(`Headers.append: "${key}\n" is an invalid header value.`);
  const clean = withoutKey(new ProviderFault({ kind: "network", message: "failed", cause: thrown }), key);
  expect(clean.kind).toBe("auth");
  expect(inspect(clean)).not.toContain(key);
});

it("leaves faults alone that quote no key", () => {
  expect(withoutKey(fault, "another-key")).toBe(fault);
  expect(withoutKey(fault, "key")).toBe(fault);
  expect(withoutKey(fault, undefined)).toBe(fault);
});
