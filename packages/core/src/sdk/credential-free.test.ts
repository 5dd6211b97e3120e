import { expect, it } from "vitest";
import { ProviderFault } from "../provider/index.ts";
import { withoutCredential } from "./credential-free.ts";

const key = "sk-very-secret";
const fault = (message: string, cause?: unknown, param?: string) =>
  new ProviderFault({ kind: "auth", message, cause, param, status: 401, retryAfterMs: 5, requestId: "req_1" });

it("takes the key out of the message, and leaves out the error that holds it", () => {
  const clean = withoutCredential(fault(`No such key: ${key}`, new Error(`Bearer ${key}`), `header.${key}`), key);
  expect(clean).toMatchObject({ kind: "auth", status: 401, retryAfterMs: 5, requestId: "req_1" });
  expect([clean.message, clean.param, clean.cause]).toEqual(["No such key: [key]", "header.[key]", undefined]);
});

it.each([
  ["in what the SDK read", Object.assign(new Error("refused"), { error: { got: key } })],
  ["in its headers", Object.assign(new Error("refused"), { headers: new Headers({ "x-echo": key }) })],
  ["in its body", Object.assign(new Error("refused"), { body: `{"key":"${key}"}` })],
  ["behind it", new Error("failed", { cause: new TypeError(`Invalid header value: Bearer ${key}`) })],
])("leaves out an error that holds the key %s", (_where, cause) => {
  expect(withoutCredential(fault("Failed.", cause), key).cause).toBeUndefined();
});

it("keeps a fault that does not hold it", () => {
  const kept = fault("No money.", new Error("402"));
  expect(withoutCredential(kept, key)).toBe(kept);
  expect(withoutCredential(kept, undefined)).toBe(kept);
  expect(withoutCredential(fault("The key is unused."), "unused").message).toBe("The key is unused.");
});
