import { ProviderFault } from "@overture/core";
import { expect, it } from "vitest";
import { expectNoKey } from "./expect-fault.ts";

it("finds a key in a message, in a field and in a cause, and finds none where there is none", () => {
  const fault = (init: object) => new ProviderFault({ kind: "auth", message: "refused", ...init });
  expect(() => expectNoKey(fault({}), "secret")).not.toThrow();
  expect(() => expectNoKey(fault({ message: "secret is wrong" }), "secret")).toThrow("message");
  expect(() => expectNoKey(fault({ param: "secret" }), "secret")).toThrow("JSON");
  expect(() => expectNoKey(fault({ cause: new Error("at secret") }), "secret")).toThrow("console");
});
