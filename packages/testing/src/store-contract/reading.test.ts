import { memoryStore } from "@overture/core/store";
import { expect, it } from "vitest";
import { countersOf, postedIn, standingIn } from "./reading.ts";

it("reads what a counter stands at, and nothing where there is none", async () => {
  const store = memoryStore();
  await store.settle("space", "id", [{ book: "book", counter: "usd", by: 3 }]);
  expect(await standingIn(store, "space", "book", "usd")).toEqual([3, 0, 0]);
  expect(await postedIn(store, "space", "other", "usd")).toBe(0);
  const [snapshot] = await store.read("space", [{ book: "book" }]);
  expect(countersOf(snapshot)).toEqual({ usd: [3, 0, 0] });
  expect(countersOf(undefined)).toEqual({});
});
