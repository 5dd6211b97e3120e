import { memoryStore } from "@overture/core/store";
import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { tellingStore } from "./telling-store.ts";

it("tells of what was acknowledged, and of nothing that failed", async () => {
  const inner = memoryStore({ clock: virtualClock() });
  const told: string[] = [];
  const store = tellingStore(inner, (space, id) => told.push(`${space} ${id}`));
  const entry = { book: "b", counter: "c", by: 5 };
  expect(await store.settle("app", "one", [entry])).toEqual({ repeated: false, posted: [5] });
  await expect(store.settle("app", "two", [{ ...entry, by: 0.5 }])).rejects.toThrow(RangeError);
  expect(told).toEqual(["app one"]);
  const [book] = await store.read("app", [{ book: "b" }]);
  expect(book?.counters.get("c")?.posted).toBe(5);
});
