import { expect, it } from "vitest";
import { candidates } from "../../../test/candidates.ts";
import { runOf } from "../../../test/run-of.ts";
import { noCost } from "../../catalog/index.ts";
import { Attempt } from "../attempt.ts";
import { Racer } from "./racer.ts";

it("knows its attempts, one for each key, and what became of those that are over", () => {
  const [a] = candidates("a/m");
  if (!a) throw new Error("no candidate");
  const run = runOf();
  const racer = new Racer(a, "hedge", 1);
  expect([racer.attempt, racer.records]).toEqual([undefined, []]);
  const [first, second] = [0, 1].map((index) => new Attempt(run, a, { kind: "key", index, credential: "k" }));
  if (!first || !second) throw new Error("no attempts");
  racer.attempts.push(first, second);
  first.lose(noCost);
  expect(racer.attempt).toBe(second);
  expect(racer.records).toMatchObject([{ model: "a/m", outcome: "lost", key: 0 }]);
});
