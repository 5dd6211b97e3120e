import { expect, it } from "vitest";
import { RecentScores } from "./recent-scores.ts";

const filled = (count: number): RecentScores<string> => {
  const recent = new RecentScores<string>();
  for (let score = 1; score <= count; score += 1) recent.add({ place: "a", score, weight: 1, atMs: 0 });
  return recent;
};

it("gives the scores after a number, the oldest first", () => {
  expect([...filled(5).after(3)].map(({ score }) => score)).toEqual([4, 5]);
  expect([...filled(5).after(5)]).toEqual([]);
  expect(filled(5).add({ place: "a", score: 0, weight: 1, atMs: 0 })).toBe(6);
});

it("keeps 256 of them", () => {
  const kept = [...filled(1000).after(0)].map(({ score }) => score);
  expect(kept).toHaveLength(256);
  expect([kept[0], kept.at(-1)]).toEqual([745, 1000]);
});
