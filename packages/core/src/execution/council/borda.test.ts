import fc from "fast-check";
import { expect, it } from "vitest";
import { bordaOf, isBordaSettled, type Ranking } from "./borda.ts";

it("gives points by place, as a share of what could be got", () => {
  const { scores } = bordaOf(
    [
      { ranker: 0, order: [1, 2] },
      { ranker: 1, order: [2, 0] },
      { ranker: 2, order: [1, 0] },
    ],
    3,
  );
  expect(scores).toEqual([0, 1, 0.5]);
});

it("leaves out who was ranked by nobody, and rankings of one", () => {
  expect(bordaOf([{ ranker: 0, order: [1] }], 2)).toEqual({ scores: [undefined, undefined], concord: undefined });
});

it("says how alike the rankings are", () => {
  const ranking = (order: number[]): Ranking => ({ ranker: 9, order });
  expect(bordaOf([ranking([0, 1, 2]), ranking([0, 1, 2])], 3).concord).toBe(1);
  expect(bordaOf([ranking([0, 1, 2]), ranking([2, 1, 0])], 3).concord).toBe(0);
});

it("is settled only when no ranking that is still to come can change who is first", () => {
  const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
  fc.assert(
    fc.property(
      fc.array(order, { minLength: 1, maxLength: 5 }),
      fc.array(order, { minLength: 1, maxLength: 3 }),
      (given, late) => {
        const rankings = given.map((each, ranker) => ({ ranker, order: each }));
        if (!isBordaSettled(rankings, late, 4)) return;
        const first = (all: readonly Ranking[]): number => {
          const { scores } = bordaOf(all, 4);
          return scores.indexOf(Math.max(...scores.map((score) => score ?? 0)));
        };
        expect(first([...rankings, ...late.map((each, ranker) => ({ ranker, order: each }))])).toBe(first(rankings));
      },
    ),
  );
  const all = [0, 1, 2].map((ranker) => ({ ranker, order: [0, 1, 2] }));
  expect(isBordaSettled(all, [[0, 1, 2]], 3)).toBe(true);
  expect(isBordaSettled(all.slice(0, 1), [[0, 1, 2]], 3)).toBe(false);
});
