import { ProviderFault } from "@overture/core";
import { expect, it } from "vitest";
import { failuresOf } from "../../test/failures.ts";

it("holds for a sound adapter", async () => {
  expect(await failuresOf("faults:")).toEqual([]);
});

it("sees a fault of the wrong kind, and a wait that is lost", async () => {
  const wrong = await failuresOf("faults: quota", {
    fault: ({ message, status, requestId }) => new ProviderFault({ kind: "rate_limited", message, status, requestId }),
  });
  expect(wrong).toHaveLength(2);
  const impatient = await failuresOf("faults: rate_limit", {
    fault: ({ kind, message, status, requestId }) => new ProviderFault({ kind, message, status, requestId }),
  });
  expect(impatient).toHaveLength(6);
});

it("sees an error that is no fault, and an SDK that retries", async () => {
  const plain = await failuresOf("faults: not_found", { fault: (fault) => new Error(fault.message) });
  expect(plain).toHaveLength(2);
  const retrying = await failuresOf("faults: overloaded with", { maxRetries: 1 });
  expect(retrying.join()).toContain("must not retry");
});
