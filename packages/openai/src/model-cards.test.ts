import { expect, it } from "vitest";
import { card } from "../test/synthetic.ts";
import { withCards } from "./model-cards.ts";

it("adds the user's cards, and puts them in the place of those with the same name", () => {
  const own = [card({}, { name: "a" }), card({}, { name: "b" })];
  const changed = card({ tools: false }, { name: "b" });
  const added = card({}, { name: "c" });
  expect(withCards(own, [changed, added])).toEqual([own[0], changed, added]);
  expect(withCards(own, undefined)).toBe(own);
});
