import { expect, it } from "vitest";
import { MemoryHolds } from "./memory-holds.ts";

it("takes out those whose time is up, and knows when the next one's is", () => {
  const holds = new MemoryHolds();
  for (const [id, untilMs] of [
    ["late", 30],
    ["early", 10],
    ["middle", 20],
  ] as const)
    holds.put(id, { state: "held", entries: [], untilMs });
  expect(holds.list().map(({ id }) => id)).toEqual(["early", "middle", "late"]);
  expect(holds.takeDue(9)).toEqual([]);
  expect(holds.takeDue(20).map(([id]) => id)).toEqual(["early", "middle"]);
  expect(holds.takeDue(29)).toEqual([]);
  expect(holds.takeDue(30).map(([id]) => id)).toEqual(["late"]);
  expect(holds.size).toBe(0);
});
