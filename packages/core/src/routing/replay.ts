import type { ModelName } from "../catalog/index.ts";
import type { DecisionRecord } from "./decision-record.ts";
import type { Policy } from "./policy.ts";
import type { FindCard } from "./replayed.ts";

/**
 * Decides a logged decision again: with the policy that ranked it, bit by bit the same ranking; with another, the one that it
 * would have made of the same draws. For an arm of `split()`, give that arm's policy. `find` finds models' cards, for policies
 * that look at them: `(model) => overture.catalog.find(model)`.
 */
export async function replay(
  record: DecisionRecord,
  policy: Policy,
  find?: FindCard | undefined,
): Promise<readonly ModelName[]> {
  const { replayed } = await import("./replayed.ts");
  return replayed(record, policy, find).ranking.map(({ model }) => model);
}

/**
 * How likely each model was to be asked first in a logged decision, had this policy ranked: with the one that did, the
 * propensities that off-policy evaluation divides by. Models that could not be asked are left out.
 */
export async function propensities(
  record: DecisionRecord,
  policy: Policy,
  find?: FindCard | undefined,
): Promise<Readonly<Record<ModelName, number>>> {
  const { recordedChances } = await import("./replayed.ts");
  return Object.fromEntries(await recordedChances(record, policy, find));
}
