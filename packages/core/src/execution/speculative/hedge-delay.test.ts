import { expect, it } from "vitest";
import { candidates } from "../../../test/candidates.ts";
import { lent } from "../../../test/lent.ts";
import { runOf } from "../../../test/run-of.ts";
import { hedgeDelayMs, patienceMs } from "./hedge-delay.ts";
import { settingsOf } from "./settings.ts";

const [a, b] = candidates("a/m", "b/m");
if (!a?.card || !b?.card) throw new Error("no candidates");
const { card } = b;
const dear = { ...b, card: { ...card, prices: { input: 10, output: 20 } } };

/** A run that has seen `a/m` answer after 100 to 1,100 ms, evenly. */
function seen() {
  const run = runOf();
  for (let ms = 100; ms < 1100; ms += 2)
    run.engine.learner.record("a/m").observeFirstToken(10, ms, run.clock.now(), false);
  return run;
}

it("is the percentile that the budget pays for", () => {
  const run = seen();
  const delay = (hedgeBudget: number) => hedgeDelayMs(run, { ...settingsOf(run), hedgeBudget }, a, b, lent);
  expect(delay(0.05)).toBeGreaterThan(1000);
  expect(delay(0.05)).toBeLessThan(1100);
  expect(delay(0.5)).toBeGreaterThan(550);
  expect(delay(0.5)).toBeLessThan(650);
});

it("is later for a dearer model, and earlier for none", () => {
  const run = seen();
  const settings = { ...settingsOf(run), hedgeBudget: 0.5 };
  const alike = hedgeDelayMs(run, settings, a, b, lent);
  expect(hedgeDelayMs(run, settings, a, dear, lent)).toBeGreaterThan(alike + 300);
  expect(hedgeDelayMs(run, settings, dear, a, lent)).toBeGreaterThan(0);
  const free = { ...b, card: { ...card, prices: { input: 0, output: 0 } } };
  expect(hedgeDelayMs(run, settings, a, free, lent)).toBe(alike);
});

it("does not wait for stalls to end that never do, however dear the next model is", () => {
  const run = runOf();
  const record = run.engine.learner.record("a/m");
  for (let count = 0; count < 1000; count += 1)
    record.observeFirstToken(10, count % 30 === 0 ? 2000 : 100, run.clock.now(), count % 30 === 0);
  expect(hedgeDelayMs(run, settingsOf(run), a, dear, lent)).toBeLessThan(500);
});

it("is what the option says", () => {
  const run = runOf({ modeOptions: { speculative: { hedgeAfterMs: 7 } } });
  expect(hedgeDelayMs(run, settingsOf(run), a, b, lent)).toBe(7);
});

it("has patience with a better model only while it is about to begin", () => {
  const run = runOf();
  for (let count = 0; count < 100; count += 1) {
    run.engine.learner.record("a/m").observeFirstToken(10, 380 + (count % 50), run.clock.now(), false);
  }
  expect(patienceMs(run, a, 370)).toBeGreaterThan(50);
  expect(patienceMs(run, a, 100)).toBe(0);
  expect(patienceMs(run, a, 5000)).toBe(0);
});
