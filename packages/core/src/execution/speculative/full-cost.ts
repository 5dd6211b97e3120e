import type { Cost } from "../../catalog/index.ts";
import type { Candidate } from "../../routing/index.ts";
import type { AnyRun } from "../run.ts";
import { usageInFull } from "../usage-in-full.ts";
import type { LentToSpeculative } from "./lent.ts";

/** What a model without a price counts as in a budget, in US dollars, so that its hedges are limited by their number. */
export const nominalUsd = 0.001;

/** What a call is expected to cost if it is billed in full, though it was aborted when `written` tokens had come. */
export function fullCost(run: AnyRun, candidate: Candidate, lent: LentToSpeculative, written = 0): Cost {
  const { card } = candidate;
  if (!card?.prices) return lent.unknownCost;
  return lent.costOf(usageInFull(run, candidate, written), card.prices, { certainty: "estimated" });
}

/** A cost as budgets count it. */
export function budgetUsd(cost: Cost): number {
  return cost.certainty === "unknown" ? nominalUsd : cost.usd;
}
