import { expect, it } from "vitest";
import { Standings } from "./standings.ts";

it("remembers where each budget of each space stands, and forgets the oldest", () => {
  const standings = new Standings();
  const line = (counter: string) => ({ book: "b", counter });
  standings.set("one", line("c"), 5);
  standings.set("two", line("c"), 7);
  expect([standings.get("one", line("c")), standings.get("two", line("c"))]).toEqual([5, 7]);
  for (let index = 0; index < 100_000; index += 1) standings.set("many", line(`${index}`), index);
  expect(standings.get("one", line("c"))).toBeUndefined();
  expect(standings.get("many", line("99999"))).toBe(99_999);
});
