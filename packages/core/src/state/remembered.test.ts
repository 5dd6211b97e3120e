import { expect, it } from "vitest";
import { Remembered } from "./remembered.ts";

it("remembers for a while", () => {
  const remembered = new Remembered(10);
  remembered.note("a", 100, 0);
  expect([remembered.has("a", 99), remembered.has("a", 100), remembered.has("b", 0)]).toEqual([true, false, false]);
});

it("lets those go that have had their time", () => {
  const remembered = new Remembered(1000);
  for (let index = 0; index < 500; index += 1) remembered.note(`id ${index}`, index + 10, index);
  expect(remembered.size).toBeLessThanOrEqual(11);
});

it("keeps no more than fit, the latest ones", () => {
  const remembered = new Remembered(3);
  for (const id of ["a", "b", "c", "d", "e"]) remembered.note(id, 100, 0);
  expect(["a", "b", "c", "d", "e"].filter((id) => remembered.has(id, 0))).toEqual(["c", "d", "e"]);
});
