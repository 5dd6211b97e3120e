import type { ScriptedProviderOptions } from "@overture/testing";
import { type OvertureEvents, ordered, type SampledJudgeOptions, sampledJudge } from "../src/index.ts";
import { eventsOf } from "./events.ts";
import { card, type Stage, type StageOptions, stage } from "./stage.ts";

/** An Overture whose answers are judged. */
export interface Court extends Stage {
  readonly signals: readonly OvertureEvents["signal"][];
  /** Waits until everything has been judged. */
  settled(): Promise<void>;
}

/** One model that answers, and others, in order, of whom one may judge. */
export function court(options: Partial<SampledJudgeOptions> = {}, more: StageOptions = {}): Court {
  const { cast, ...rest } = more;
  const set = stage({
    learning: { qualityPrior: { mean: 0.5, deviation: 0.1 } },
    policy: ordered(),
    cast: { a: {}, j: judging(8), ...cast },
    judge: sampledJudge({ share: 1, maxUsdPerDay: 10, ...options }),
    ...rest,
  });
  return { ...set, signals: eventsOf(set.overture, "signal"), settled: () => set.clock.runUntil(set.overture.close()) };
}

/** A model that gives every answer this grade. */
export function judging(
  grade: number | string,
  more: Partial<ScriptedProviderOptions> = {},
): Partial<ScriptedProviderOptions> {
  const answer = typeof grade === "number" ? JSON.stringify({ score: grade }) : grade;
  return { models: [{ name: "m", card, answer }], ...more };
}
