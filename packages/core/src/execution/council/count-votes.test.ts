import fc from "fast-check";
import { expect, it } from "vitest";
import type { Ballot } from "./ballot.ts";
import { countVotes, expectedShare } from "./count-votes.ts";
import type { Vote } from "./tally.ts";

const text = (key: string): Ballot => ({ kind: "text", key, closed: true });
const votes = (...ballots: readonly Ballot[]): Vote[] =>
  ballots.map((ballot, member) => ({ member, ballot, strength: 0.5, tieBreak: `m${member}` }));

it("says who wins, by how much, and how far all agree", () => {
  const count = countVotes(votes(text("a"), text("b"), text("b")), 0, 0);
  expect(count).toMatchObject({ winner: 1, agreement: 2 / 3, lead: 1, assembled: undefined });
  expect([...(count?.scores ?? [])]).toEqual([
    [1, 2 / 3],
    [2, 2 / 3],
    [0, 1 / 3],
  ]);
  expect(countVotes([], 3, 0)).toBeUndefined();
});

it("puts JSON together field by field, and counts those against it that wrote none", () => {
  const json = (value: unknown): Ballot => ({ kind: "json", value });
  const count = countVotes(votes(json({ x: 1, y: 2 }), json({ x: 1, y: 3 }), json({ x: 4, y: 3 }), text("no")), 0, 0);
  // One of them gave it as it stands.
  expect(count?.assembled).toBeUndefined();
  expect(count?.winner).toBe(1);
  expect(count?.agreement).toBeCloseTo(0.5);
  expect(count?.scores.get(3)).toBe(0);
});

it("does not call surer what was stopped early", () => {
  expect(expectedShare(3, 3, 0)).toBe(1);
  expect(expectedShare(2, 2, 1)).toBeCloseTo(2.75 / 3);
  expect(expectedShare(2, 2, 1)).toBeGreaterThan(expectedShare(2, 3, 0));
});

it("is not changed by votes that are out once its lead is larger", () => {
  const key = fc.constantFrom("a", "b", "c").map(text);
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 7 }), fc.array(key, { maxLength: 4 }), (given, late) => {
      const early = countVotes(votes(...given), late.length, 0);
      const all = countVotes(votes(...given, ...late), 0, 0);
      if (!early || early.lead <= late.length) return;
      expect(all?.scores.get(early.winner)).toBe(Math.max(...(all?.scores.values() ?? [])));
    }),
  );
});
