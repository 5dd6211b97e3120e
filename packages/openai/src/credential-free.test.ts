import { inspect } from "node:util";
import { ProviderFault } from "@overture/core/provider";
import { expect, it } from "vitest";
import { credentialFree } from "./credential-free.ts";

const key = "sk-very-secret";

it.each([
  ["message", { message: `no such key: ${key}` }],
  ["param", { param: key }],
  ["original message", { cause: new Error(`Headers.append: "Bearer ${key}\n" is an invalid header value.`) }],
  ["original body", { cause: Object.assign(new Error("401"), { error: { message: "no", got: key } }) }],
  ["response headers", { cause: Object.assign(new Error("401"), { headers: new Headers({ "x-echo": key }) }) }],
  ["error behind the original", { cause: new Error("failed", { cause: new Error(`sent ${key}`) }) }],
])("takes the key out of the %s", (_, more) => {
  const fault = new ProviderFault({
    kind: "auth",
    message: "no",
    status: 401,
    retryAfterMs: 5,
    requestId: "r",
    ...more,
  });
  const clean = credentialFree(fault, key);
  expect(inspect(clean, { depth: 9, showHidden: true })).not.toContain(key);
  expect(clean).toMatchObject({ kind: "auth", status: 401, retryAfterMs: 5, requestId: "r" });
});

it("leaves a fault that holds no key as it is", () => {
  const fault = new ProviderFault({ kind: "server", message: "broken", cause: new Error("broken") });
  expect(credentialFree(fault, key)).toBe(fault);
  expect(credentialFree(fault, undefined)).toBe(fault);
});
