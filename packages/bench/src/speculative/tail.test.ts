import { expect, it } from "vitest";
import { runTail } from "./tail.ts";

it("cuts the tail for what the budget allows, whatever the weather, and accounts for at least the bill", {
  timeout: 60_000,
}, async () => {
  const job = { requests: 1500, seed: 3, brownout: false } as const;
  const none = await runTail({ ...job, policy: "none" });
  const hedged = await runTail({ ...job, policy: "hedged" });
  const baseUsd = job.requests * hedged.callUsd;
  expect(none.billedUsd).toBeCloseTo(baseUsd, 9);
  expect(none.p99Ms / hedged.p99Ms).toBeGreaterThan(5);
  expect(hedged.billedUsd - baseUsd).toBeLessThanOrEqual(0.05 * baseUsd + hedged.callUsd);
  expect(hedged.accountedUsd).toBeGreaterThanOrEqual(hedged.billedUsd);
  const brownout = await runTail({ ...job, brownout: true, policy: "hedged" });
  expect(brownout.billedUsd - baseUsd).toBeLessThanOrEqual(0.05 * baseUsd + hedged.callUsd);
});

it("goes the same way for the same seed", { timeout: 60_000 }, async () => {
  const job = { requests: 200, seed: 5, brownout: false, policy: "race all" } as const;
  const first = await runTail(job);
  expect(first.doubled).toBe(200);
  expect(await runTail(job)).toEqual(first);
});
