import { expect, it } from "vitest";
import { askFor, measureIdleTenants, tenantOverture } from "./idle-tenants.ts";
import { skippingClock } from "./skipping-clock.ts";

it("finds that a tenant who has gone takes less than one who has just come", async () => {
  const measured = await measureIdleTenants(400, () => {}, 100);
  expect(measured.tenants).toBe(400);
  expect(measured.bytesAfterRequest).toBeGreaterThan(1000);
  expect(measured.bytesWhenIdle).toBeLessThan(measured.bytesAfterRequest);
});

it("has a request answered on a tenant's account", async () => {
  const overture = tenantOverture(skippingClock());
  const told: (string | undefined)[] = [];
  overture.on("answer", ({ tenant, error }) => told.push(error ?? tenant));
  await askFor(overture, "acme");
  expect(told).toEqual(["acme"]);
});
