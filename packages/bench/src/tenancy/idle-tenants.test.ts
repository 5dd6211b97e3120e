import { expect, it } from "vitest";
import { askFor, measureIdleTenants, tenantOverture } from "./idle-tenants.ts";
import { skippingClock } from "./skipping-clock.ts";

it("measures tenants that have just come, and the same when they have gone", async () => {
  const measured = await measureIdleTenants(400, () => {}, { fullAfter: 100 });
  expect(measured.tenants).toBe(400);
  expect(measured.bytesAfterRequest).toBeGreaterThan(1000);
  // So few tell nothing of memory: what is kept of the latest requests, whoever sends them, is more.
  expect(Number.isFinite(measured.bytesWhenIdle)).toBe(true);
});

it("has a request answered on a tenant's account", async () => {
  const overture = tenantOverture(skippingClock());
  const told: (string | undefined)[] = [];
  overture.on("answer", ({ tenant, error }) => told.push(error ?? tenant));
  await askFor(overture, "acme");
  expect(told).toEqual(["acme"]);
});
