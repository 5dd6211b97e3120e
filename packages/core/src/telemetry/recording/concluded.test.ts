import { expect, it } from "vitest";
import { tenantOf } from "./concluded.ts";

it("finds whose request it was where events say so", () => {
  expect([tenantOf({ tenant: "acme" }), tenantOf({ tenant: undefined }), tenantOf({})]).toEqual([
    "acme",
    undefined,
    undefined,
  ]);
});
