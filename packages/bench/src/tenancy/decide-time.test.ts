import { expect, it } from "vitest";
import { timeDecisions } from "./decide-time.ts";

it("times decisions for one tenant, and for any of many", async () => {
  const [one, many] = await timeDecisions(20, 50, () => {});
  expect([one?.tenants, many?.tenants]).toEqual([1, 20]);
  for (const each of [one, many]) {
    expect(each?.p50Us).toBeGreaterThan(0);
    expect(each?.p99Us).toBeGreaterThanOrEqual(each?.p50Us ?? 0);
  }
});
