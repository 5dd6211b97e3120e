import { expect, it } from "vitest";
import { statementOf } from "./statement.ts";

it("tells words, names and numbers apart", () => {
  const { words, names, numbers, negated } = statementOf(
    "The tower in Paris is 1,330.5 feet tall and has three floors.",
  );
  expect([...words]).toEqual(["tower", "feet", "tall", "floor"]);
  expect([...names]).toEqual(["paris"]);
  expect([...numbers]).toEqual([1330.5, 3]);
  expect(negated).toBe(false);
});

it("hears a negation, and a double one", () => {
  expect(statementOf("It isn’t safe.").negated).toBe(true);
  expect(statementOf("It is not without risk.").negated).toBe(false);
});

it("meets words in other forms", () => {
  expect(statementOf("They walked to companies").words).toEqual(statementOf("They walk to company").words);
});
