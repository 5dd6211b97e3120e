import { expect, it } from "vitest";
import { ChoiceMap } from "./choice-map.ts";

it("is finished once every choice is, and there is one", () => {
  const choices = new ChoiceMap<{ finished: boolean }>(() => ({ finished: false }));
  expect(choices.finished).toBe(false);
  const [first, second] = [choices.at(0), choices.at(1)];
  if (!first || !second) return expect.unreachable();
  first.finished = true;
  expect([choices.finished, choices.at(0)]).toEqual([false, first]);
  second.finished = true;
  expect(choices.finished).toBe(true);
});

it("takes no more choices than anybody gives", () => {
  const choices = new ChoiceMap(() => ({ finished: true }));
  const made = Array.from({ length: 200 }, (_, index) => choices.at(index));
  expect(made.filter(Boolean)).toHaveLength(128);
});
