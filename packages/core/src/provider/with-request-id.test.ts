import { expect, it } from "vitest";
import { ProviderFault } from "./fault.ts";
import { withRequestId } from "./with-request-id.ts";

it("adds the request's id, but replaces none", () => {
  const cause = new Error("thrown");
  const fault = new ProviderFault({ kind: "auth", message: "No", status: 401, retryAfterMs: 5, param: "p", cause });
  const named = withRequestId(fault, "req_1");
  expect(named).toMatchObject({ kind: "auth", message: "No", status: 401, retryAfterMs: 5, param: "p", cause });
  expect(named.requestId).toBe("req_1");
  expect(withRequestId(named, "req_2")).toBe(named);
  expect(withRequestId(fault, undefined)).toBe(fault);
});
