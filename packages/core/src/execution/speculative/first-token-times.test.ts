import { describe, expect, it } from "vitest";
import { candidates } from "../../../test/candidates.ts";
import { lent } from "../../../test/lent.ts";
import { runOf } from "../../../test/run-of.ts";
import { hello } from "../../../test/stage.ts";
import { noCost } from "../../catalog/index.ts";
import type { AttemptRecord } from "../../telemetry/index.ts";
import { FirstTokenTimes } from "./first-token-times.ts";

const [a] = candidates("a/m");
if (!a) throw new Error("no candidate");
const times = new FirstTokenTimes(lent);

function learned(run: ReturnType<typeof runOf>, model: string, ms: number, count = 50): void {
  for (let index = 0; index < count; index += 1) {
    run.engine.learner.record(model).observeFirstToken(10, ms * (0.9 + (index % 10) / 50), run.clock.now(), false);
  }
}

describe("a model's times", () => {
  it("are what was learned of it", () => {
    const run = runOf();
    learned(run, "a/m", 200);
    expect(times.quantileMs(run, a, 0.5)).toBeGreaterThan(170);
    expect(times.quantileMs(run, a, 0.95)).toBeLessThan(260);
  });

  it("are those of its family while little is known of it, else what is usual", () => {
    const run = runOf();
    const family = {
      ...a,
      card: { name: "m", ...a.card, capabilities: a.card?.capabilities ?? never(), family: "one" },
    };
    const usual = times.quantileMs(run, family, 0.5);
    expect(usual).toBeGreaterThan(600);
    learned(run, "b/m", 100);
    expect(times.quantileMs(run, family, 0.5)).toBe(usual);
    learned(run, "c/m", 100);
    expect(times.quantileMs(run, family, 0.5)).toBeLessThan(130);
    learned(run, "a/m", 3000, 8);
    expect(times.quantileMs(run, family, 0.5)).toBeGreaterThan(2000);
  });

  it("are longer where a model always thinks and nothing is known of it", () => {
    const run = runOf();
    const capabilities = { ...(a.card?.capabilities ?? never()), reasoning: "always" as const };
    const thinker = { ...a, card: { name: "m", capabilities } };
    expect(times.quantileMs(run, thinker, 0.5)).toBeCloseTo(4 * times.quantileMs(run, a, 0.5), 5);
  });

  it("are learned for each effort, and one that lost took at least as long as it lasted", () => {
    const run = runOf({ request: { ...hello, reasoning_effort: "high" } });
    learned(run, "a/m", 200);
    const own = new FirstTokenTimes(lent);
    const record: AttemptRecord = {
      number: 1,
      model: "a/m",
      outcome: "lost",
      startedAtMs: 0,
      durationMs: 4000,
      cost: noCost,
    };
    for (let count = 0; count < 10; count += 1)
      own.observe(run, { ...record, outcome: "completion", firstTokenMs: 3000 });
    expect(own.quantileMs(run, a, 0.5)).toBeGreaterThan(2500);
    const before = own.quantileMs(run, a, 0.9);
    for (let count = 0; count < 10; count += 1) own.observe(run, record);
    expect(own.quantileMs(run, a, 0.9)).toBeGreaterThan(before);
    // What failed by itself tells nothing, and other efforts are other times.
    own.observe(run, { ...record, outcome: "fault" });
    expect(own.quantileMs(Object.assign(runOf(), { engine: run.engine }), a, 0.5)).toBeLessThan(300);
  });
});

function never(): never {
  throw new Error("the card has none");
}
