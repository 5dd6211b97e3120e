import fc from "fast-check";
import { expect, it } from "vitest";
import type { Ballot } from "./ballot.ts";
import { groupsOf, leadOf, type Vote } from "./tally.ts";

const text = (key: string): Ballot => ({ kind: "text", key, closed: true });
const number = (value: number, unit?: string, factor = 1): Ballot => ({
  kind: "number",
  quantity: { value, unit, factor },
});

function votes(...ballots: readonly Ballot[]): Vote[] {
  return ballots.map((ballot, member) => ({ member, ballot, strength: 0.5, tieBreak: `m${member}` }));
}

const members = (all: readonly Vote[], tolerance = 0): number[][] =>
  groupsOf(all, tolerance).map((group) => group.votes.map(({ member }) => member));

it("puts the largest group first, and the strongest of each before the others", () => {
  const all = votes(text("a"), text("b"), text("b"));
  expect(members(all)).toEqual([[1, 2], [0]]);
  const strong = all.map((vote) => (vote.member === 2 ? { ...vote, strength: 0.9 } : vote));
  expect(members(strong)).toEqual([[2, 1], [0]]);
  expect(leadOf(groupsOf(all, 0))).toBe(1);
});

it("breaks a tie by what is expected of the members", () => {
  const [a, b] = votes(text("a"), text("b"));
  if (!a || !b) throw new Error("two votes were made");
  expect(members([a, { ...b, strength: 0.6 }])).toEqual([[1], [0]]);
});

it("takes numbers within the tolerance for one, and no chain of near ones", () => {
  expect(members(votes(number(2.5), number(2.501), number(3)), 0.001)).toEqual([[0, 1], [2]]);
  expect(members(votes(number(100), number(100.9), number(101.8)), 0.01)).toEqual([[0, 1], [2]]);
  expect(members(votes(number(0.1 + 0.2), number(0.3)))).toEqual([[0, 1]]);
});

it("compares by unit, and takes a bare number to be in the unit that the others write", () => {
  expect(members(votes(number(2500, "m", 1000), number(2500, "m", 1), number(3, "m")))).toEqual([[0, 1], [2]]);
  const lengths = votes(number(2000, "m", 1000), number(2), number(2000, "m", 1000), number(2, "g"));
  expect(members(lengths)).toEqual([[0, 1, 2], [3]]);
});

it("keeps sorts of answers apart", () => {
  expect(members(votes(text("42"), number(42)))).toHaveLength(2);
});

it("gives the same groups in every order of members", () => {
  const ballot = fc.oneof(
    fc.constantFrom("a", "b", "c").map(text),
    fc.constantFrom(1, 1.0005, 2).map((n) => number(n)),
  );
  const vote = fc.record({ ballot, strength: fc.constantFrom(0.5, 0.6, 0.7) });
  fc.assert(
    fc.property(fc.array(vote, { minLength: 1, maxLength: 9 }), fc.integer(), (given, seed) => {
      const all = given.map((each, member) => ({ ...each, member, tieBreak: `m${member}` }));
      const turned = [...all].sort((x, y) => ((x.member * 7919 + seed) % 97) - ((y.member * 7919 + seed) % 97));
      expect(groupsOf(turned, 0.001)).toEqual(groupsOf(all, 0.001));
    }),
  );
});
