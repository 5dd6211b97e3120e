import { expect, it } from "vitest";
import { timeDecisions } from "./decide-time.ts";
import { askFor, tenantOverture } from "./idle-tenants.ts";
import { skippingClock } from "./skipping-clock.ts";

it("times decisions for one tenant, and for any of many", async () => {
  const overture = tenantOverture(skippingClock());
  for (let index = 0; index < 20; index += 1) await askFor(overture, `tenant-${index}`);
  const [one, many] = await timeDecisions(overture, 20, 50);
  expect([one?.tenants, many?.tenants]).toEqual([1, 20]);
  for (const each of [one, many]) {
    expect(each?.p50Us).toBeGreaterThan(0);
    expect(each?.p99Us).toBeGreaterThanOrEqual(each?.p50Us ?? 0);
  }
});
