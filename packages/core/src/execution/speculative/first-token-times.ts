import type { LogHistogram } from "../../learning/index.ts";
import type { Candidate } from "../../routing/index.ts";
import type { AttemptRecord } from "../../telemetry/index.ts";
import type { Run } from "../run.ts";
import type { LentToSpeculative } from "./lent.ts";

/** With fewer observations than this, what is known of a model's siblings says more. */
const leastEvidence = 8;

/** Combinations of model, size and effort that are told apart; those beyond are learned without the effort. */
const most = 2000;

/** What is believed of a model's times with an effort before any was seen: worth little beside what is. */
const prior = { median: 1500, spread: 0.8, weight: 1 };

/** A model that always thinks begins so much later than others, as long as nothing is known of it. */
const thinkingFactor = 4;

/** How much a size is a size: the same steps in which all latency is learned. */
const sizes: readonly number[] = [1000, 8000, 32_000];

/** How long models take until their first content, and what stands in for those of which little is known. */
export class FirstTokenTimes {
  /** By model, size of the prompt and effort, for requests that ask for an effort. */
  readonly #byEffort: Map<string, LogHistogram> = new Map();
  readonly #lent: LentToSpeculative;

  constructor(lent: LentToSpeculative) {
    this.#lent = lent;
  }

  /** Takes what an attempt tells. One that was aborted before its first content took at least as long as it lasted. */
  observe(run: Run, record: AttemptRecord): void {
    const { learner, engine } = run;
    const key = keyOf(run, record.model);
    if (key === undefined || (record.firstTokenMs === undefined && record.outcome !== "lost")) return;
    let times = this.#byEffort.get(key);
    if (!times) {
      if (this.#byEffort.size >= most) return;
      times = new this.#lent.LogHistogram(learner.parts.halfLives.latencyMs, prior);
      this.#byEffort.set(key, times);
    }
    times.observe(record.firstTokenMs ?? record.durationMs, engine.clock.now(), record.firstTokenMs === undefined);
  }

  /** The value that this share of a model's times to the first content stays below, for a request like this, in milliseconds. */
  quantileMs(run: Run, candidate: Candidate, share: number): number {
    const nowMs = run.engine.clock.now();
    const { times, factor } = this.#timesOf(run, candidate);
    return times.quantile(share, nowMs) * factor;
  }

  #timesOf(run: Run, { model, card }: Candidate): { readonly times: LogHistogram; readonly factor: number } {
    const nowMs = run.engine.clock.now();
    const isKnown = (times: LogHistogram | undefined): times is LogHistogram =>
      times !== undefined && times.evidence(nowMs) >= leastEvidence;
    const key = keyOf(run, model);
    const own = [key === undefined ? undefined : this.#byEffort.get(key), firstTokenOf(run, model)].find(isKnown);
    if (own) return { times: own, factor: 1 };
    const siblings = card?.family === undefined ? [] : [...run.learner.parts.records.keys()];
    for (const name of siblings) {
      if (name === model || run.engine.catalog.find(name)?.family !== card?.family) continue;
      const times = firstTokenOf(run, name);
      if (isKnown(times)) return { times, factor: 1 };
    }
    return { times: firstTokenOf(run, model), factor: card?.capabilities.reasoning === "always" ? thinkingFactor : 1 };
  }
}

function firstTokenOf(run: Run, model: string): LogHistogram {
  return run.learner.record(model).firstToken(run.profile.inputTokens);
}

function keyOf({ request, profile }: Run, model: string): string | undefined {
  if (!request.reasoning_effort) return undefined;
  const size = sizes.filter((limit) => profile.inputTokens > limit).length;
  return `${model} ${size} ${request.reasoning_effort.slice(0, 16)}`;
}
