import type { Usage } from "../chat/index.ts";
import type { Candidate } from "../routing/index.ts";
import type { AnyRun } from "./run.ts";

/**
 * What is counted for an attempt that was cut lies so far above the mean of what is expected: lengths are learned in steps of
 * a fifth, and an account that errs is to be above the bill, not below.
 */
const margin = 1.1;

/**
 * What a call is expected to use if it is billed in full, though it was cut. `written` is how many tokens of the answer had
 * come: one that is cut while it is being written tends to be one of the longer ones.
 */
export function usageInFull(run: AnyRun, candidate: Candidate, written = 0): Usage {
  const { inputTokens, outputLimit, embeds } = run.profile;
  const { clock } = run.engine;
  const correction = run.learner.record(candidate.model).tokensPerEstimated(clock.now());
  const input = Math.ceil(inputTokens * correction * margin);
  const output = embeds
    ? 0
    : Math.ceil(Math.min(expected(run, candidate, written), outputLimit ?? Number.POSITIVE_INFINITY));
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
}

function expected(run: AnyRun, candidate: Candidate, written: number): number {
  const forecast = run.decision.assessment.forecast(candidate).outputTokens;
  return Math.max(forecast, written > 0 ? longerThan(run, candidate, written) : 0) * margin;
}

/** The mean length of those answers of a model that are longer than `written`, in tokens. */
function longerThan(run: AnyRun, { model }: Candidate, written: number): number {
  const nowMs = run.engine.clock.now();
  const { output } = run.learner.record(model).parts;
  // Found by halving, since only the other way round is known.
  let [low, high] = [0, 1];
  for (let step = 0; step < 16; step += 1) {
    const middle = (low + high) / 2;
    if (output.quantile(middle, nowMs) <= written) low = middle;
    else high = middle;
  }
  const beyond = output.mean(nowMs) - output.mean(nowMs, written);
  return low < 1 ? written + beyond / (1 - low) : written;
}
