import { expect, it } from "vitest";
import { candidates } from "../../../test/candidates.ts";
import { completion } from "../../../test/stage.ts";
import type { Answer } from "../answer.ts";
import { answered, inOrder, newSeat, takenSeats, tieBreakOf, voteOf } from "./seat.ts";

const [one, other] = candidates("b/m", "a/m").map((candidate, member) =>
  newSeat(member, { ...candidate, fallback: false, rest: undefined }, 0.5),
);
if (!one || !other) throw new Error("two seats were made");

it("counts those that have answered", () => {
  expect(takenSeats([one, other])).toEqual([]);
  // The account of a single request has no say here.
  one.outcome = answered(completion("42") as Answer, { json: false, choices: undefined });
  other.outcome = { kind: "failed", fault: "overloaded" };
  const [taken] = takenSeats([one, other]);
  expect(taken && voteOf(taken)).toMatchObject({ member: 0, strength: 0.5, ballot: { kind: "number" } });
  expect(tieBreakOf(one)).toBe("b/m\n42");
});

it("puts the strongest first, and of equals the one whose name sorts first", () => {
  expect(inOrder([one, other]).map(({ candidate }) => candidate.model)).toEqual(["a/m", "b/m"]);
  expect(inOrder([other, { ...one, strength: 0.6 }]).map(({ candidate }) => candidate.model)).toEqual(["b/m", "a/m"]);
});
