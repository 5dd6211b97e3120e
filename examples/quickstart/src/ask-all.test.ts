import { expect, it } from "vitest";
import { questionOf, scriptedOverture } from "../test/scripted-overture.ts";
import { askAll, type Outcome } from "./ask-all.ts";

const questions = Array.from({ length: 8 }, (_, index) => questionOf(`question ${index}`));

it("asks every question once, at most six at a time", async () => {
  const { overture, clock, first } = scriptedOverture();
  let most = 0;
  const told: Outcome[] = [];
  const outcomes = await clock.runUntil(
    askAll(overture, questions, (outcome) => {
      most = Math.max(most, first.openCalls + 1);
      told.push(outcome);
    }),
  );
  expect(outcomes.map(({ question }) => question.text).sort()).toEqual(questions.map(({ text }) => text));
  expect(told).toEqual(outcomes);
  expect(most).toBe(6);
});

it("goes on after a request that fails, and keeps its error", async () => {
  const { overture, clock, first } = scriptedOverture();
  first.next({ fault: "invalid_request", message: "not like this" });
  const outcomes = await clock.runUntil(askAll(overture, questions, () => {}));
  expect(outcomes).toHaveLength(8);
  expect(outcomes.filter(({ error }) => error).map(({ error }) => String(error))).toEqual([
    expect.stringContaining("not like this"),
  ]);
});
