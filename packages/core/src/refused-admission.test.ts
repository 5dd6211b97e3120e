import { expect, it } from "vitest";
import { checkOwner, suspended } from "./refused-admission.ts";

it("lets a request that is handed on name no other tenant or user", () => {
  expect(() => checkOwner("tenant", { tenant: "zeta" }, { tenant: "acme" })).toThrow('"overture.tenant" is set');
  expect(() => checkOwner("user", {}, { user: "ann" })).toThrow('"overture.user" is set');
  expect(() => checkOwner("tenant", { tenant: "acme" }, { tenant: "acme" })).not.toThrow();
  expect(() => checkOwner("tenant", { tenant: "zeta" }, {})).not.toThrow();
});

it("says why a tenant is suspended, where that is told", () => {
  expect(suspended("acme", true).message).toBe('The tenant "acme" is suspended.');
  expect(suspended("acme", "the invoice is open")).toMatchObject({
    code: "tenant_suspended",
    status: 403,
    message: 'The tenant "acme" is suspended: the invoice is open.',
  });
});
