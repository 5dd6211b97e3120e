import { memoryStore } from "@overture/core/store";
import { expect, it } from "vitest";
import { counted, countRoundTrips } from "./round-trips.ts";

it("counts how often a store is asked", async () => {
  const { store, calls } = counted(memoryStore());
  await store.add("space", [{ book: "book", counter: "counter", by: 1 }]);
  await store.read("space", [{ book: "book" }]);
  expect(calls()).toBe(2);
});

it("finds that soft limits ask less than hard ones", async () => {
  const limits = { requestsPerMinute: 60_000, concurrent: 1000 };
  const [hard, soft] = [
    await countRoundTrips(100, 100, limits),
    await countRoundTrips(100, 100, { ...limits, hard: false }),
  ];
  expect(soft).toBeLessThan(hard / 3);
});

it("finds that a store is asked seldom, however many requests come", async () => {
  const [few, many] = [await countRoundTrips(100, 100), await countRoundTrips(400, 400)];
  expect(many).toBeLessThan(3 * few);
});
