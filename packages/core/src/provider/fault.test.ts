import { expect, it } from "vitest";
import { fault, ProviderFault } from "./fault.ts";

it("carries what the provider said, and what the SDK threw", () => {
  const cause = new Error("429");
  const fault = new ProviderFault({
    kind: "rate_limited",
    message: "Slow down.",
    status: 429,
    retryAfterMs: 1000,
    requestId: "req_1",
    param: "model",
    cause,
  });
  expect(fault).toMatchObject({
    name: "ProviderFault",
    kind: "rate_limited",
    status: 429,
    retryAfterMs: 1000,
    requestId: "req_1",
    param: "model",
    cause,
  });
  expect(String(fault)).toBe("ProviderFault: Slow down.");
  expect("cause" in new ProviderFault({ kind: "server", message: "" })).toBe(false);
});

it("is known across two installs, and nothing else is taken for it", async () => {
  const again: typeof import("./fault.ts") = await import(`${"./fault.ts"}?second-install`);
  const fault = new again.ProviderFault({ kind: "network", message: "reset" });
  expect(again.ProviderFault).not.toBe(ProviderFault);
  expect(fault instanceof ProviderFault).toBe(true);
  for (const other of [new TypeError("fetch failed"), { kind: "network" }, null, undefined, "network"]) {
    expect(other instanceof ProviderFault).toBe(false);
  }
});

it("is made in one line", () => {
  expect(fault("server", "oh", "seed", 7)).toMatchObject({ kind: "server", message: "oh", param: "seed", cause: 7 });
});
