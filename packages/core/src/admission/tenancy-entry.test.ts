import { expect, it } from "vitest";
import { stage } from "../../test/stage.ts";
import { Tenancy } from "./tenancy-entry.ts";

// Loaded in real time, in which the virtual clock may have gone on for days.
await import("./admissions.ts");

// What it decides by are the options alone.
const tenancyOf = (options: object): Tenancy => new Tenancy({ options } as never);

it("concerns every request where anybody's money, limits or keys are told apart, and else those that name a tenant", () => {
  const concerns = (options: object, request: unknown = {}, scope = {}): boolean =>
    tenancyOf(options).concerns(request, scope);
  expect(concerns({ providers: [] })).toBe(false);
  for (const name of ["budget", "limits", "tags", "users", "tenants", "defaultTenant"]) {
    expect(concerns({ [name]: {} })).toBe(true);
  }
  expect(concerns({}, { overture: { tenant: "acme" } })).toBe(true);
  expect(concerns({}, {}, { tenant: "acme" })).toBe(true);
  for (const odd of [undefined, null, 5, { overture: null }, { overture: "tenant" }])
    expect(concerns({}, odd)).toBe(false);
});

it("refuses a tenant where none was ever told of", async () => {
  expect(await stage().failure({ overture: { tenant: "acme" } })).toMatchObject({
    code: "tenant_unknown",
    status: 404,
  });
});

it("checks options before anybody is let in on them", async () => {
  const set = stage({ tenants: { acme: {} } });
  const odd: unknown = 7;
  const error = await set.failure({ overture: { tenant: odd as string } });
  expect(error).toMatchObject({ code: "invalid_request", param: "overture.tenant" });
});
