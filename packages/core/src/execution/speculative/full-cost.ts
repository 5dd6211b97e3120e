import type { Cost } from "../../catalog/index.ts";
import type { Candidate } from "../../routing/index.ts";
import type { AnyRun } from "../run.ts";
import type { LentToSpeculative } from "./lent.ts";

/**
 * What is counted for an attempt that was aborted lies so far above the mean of what is expected: lengths are learned in steps of
 * a fifth, and a ledger that errs is to be above the bill, not below.
 */
const margin = 1.1;

/** What a model without a price counts as in a budget, in US dollars, so that its hedges are limited by their number. */
export const nominalUsd = 0.001;

/**
 * What a call is expected to cost if it is billed in full, though it was aborted. `written` is how many tokens of the answer had
 * come: one that loses a race for the whole answer tends to be the longer one.
 */
export function fullCost(run: AnyRun, candidate: Candidate, lent: LentToSpeculative, written = 0): Cost {
  const { card } = candidate;
  if (!card?.prices) return lent.unknownCost;
  const { inputTokens, outputLimit } = run.profile;
  const forecast = run.decision.assessment.forecast(candidate).outputTokens;
  const expected = Math.max(forecast, written > 0 ? longerThan(run, candidate, written) : 0) * margin;
  const { clock } = run.engine;
  const correction = run.learner.record(candidate.model).tokensPerEstimated(clock.now());
  const input = Math.ceil(inputTokens * correction * margin);
  const output = Math.ceil(Math.min(expected, outputLimit ?? Number.POSITIVE_INFINITY));
  const usage = { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
  return lent.costOf(usage, card.prices, { certainty: "estimated" });
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

/** A cost as budgets count it. */
export function budgetUsd(cost: Cost): number {
  return cost.certainty === "unknown" ? nominalUsd : cost.usd;
}
