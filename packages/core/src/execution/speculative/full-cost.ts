import { type Cost, costOf, unknownCost } from "../../catalog/index.ts";
import type { Candidate } from "../../routing/index.ts";
import type { AnyRun } from "../run.ts";

/**
 * What is counted for an attempt that was aborted lies so far above the mean of what is expected: lengths are learned in steps of
 * a fifth, and a ledger that errs is to be above the bill, not below.
 */
const margin = 1.1;

/** What a model without a price counts as in a budget, in US dollars, so that its hedges are limited by their number. */
export const nominalUsd = 0.001;

/** What a call is expected to cost if it is billed in full, though it was aborted. */
export function fullCost(run: AnyRun, candidate: Candidate): Cost {
  const { card } = candidate;
  if (!card?.prices) return unknownCost;
  const { inputTokens, outputLimit } = run.profile;
  const expected = run.decision.assessment.forecast(candidate).outputTokens * margin;
  const input = Math.ceil(inputTokens * margin);
  const output = Math.ceil(Math.min(expected, outputLimit ?? Number.POSITIVE_INFINITY));
  const usage = { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
  return costOf(usage, card.prices, { certainty: "estimated" });
}

/** A cost as budgets count it. */
export function budgetUsd(cost: Cost): number {
  return cost.certainty === "unknown" ? nominalUsd : cost.usd;
}
