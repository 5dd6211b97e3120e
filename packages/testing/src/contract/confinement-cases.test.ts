import { ProviderFault } from "@overture/core";
import { expect, it } from "vitest";
import { failuresOf } from "../../test/failures.ts";

it("holds for a sound adapter", async () => {
  expect(await failuresOf("confinement:")).toEqual([]);
});

it("sees a key that is not the call's, and headers that are not sent", async () => {
  const failures = await failuresOf("confinement:", {
    call: (call) => ({ ...call, credential: "fixed", headers: {} }),
  });
  expect(failures.map((failure) => failure.slice(13, 30))).toEqual([
    "the call's creden",
    "calls with differ",
    "a key that the ve",
    "the call's header",
  ]);
});

it("sees a key in a fault, however deep", async () => {
  const failures = await failuresOf("confinement: a key", {
    fault: ({ kind, message, requestId }) => {
      const cause = { request: { headers: { authorization: "Bearer sk-simulated-0123456789abcdefghijklmnop" } } };
      return new ProviderFault({ kind, message, requestId, cause });
    },
  });
  expect(failures[0]).toContain("the key is in the error's what a console shows");
});
