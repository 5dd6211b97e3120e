import { expect, it } from "vitest";
import { checkOwner, suspended } from "./own-scope.ts";

it("keeps what a scope was made for, and lets a request say what its scope leaves open", () => {
  expect(() => checkOwner("tenant", { tenant: "zeta" }, { tenant: "acme" })).toThrow('"overture.tenant" is set by');
  checkOwner("tenant", { tenant: "acme" }, { tenant: "acme" });
  checkOwner("user", { user: "ann" }, { tenant: "acme" });
});

it("tells a suspended tenant why, if there is anything to tell", () => {
  expect(suspended("acme", true)).toMatchObject({ status: 403, message: 'The tenant "acme" is suspended.' });
  expect(suspended("acme", "no money").message).toContain("no money");
});
