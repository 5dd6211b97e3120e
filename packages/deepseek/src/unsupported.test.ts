import { ProviderFault } from "@overture/core/provider";
import { expect, it } from "vitest";
import { unsupported } from "./unsupported.ts";

it("is a fault that names the field", () => {
  const fault = unsupported("n", "One answer a request.");
  expect(fault).toBeInstanceOf(ProviderFault);
  expect(fault).toMatchObject({ kind: "unsupported", param: "n", message: "One answer a request." });
});
