import { meanOf } from "../statistics/summary.ts";
import type { RecordedModel, RecordedSet } from "./recorded-set.ts";
import { recordedSet } from "./recorded-sets.ts";
import { replayId } from "./replay-provider.ts";

/** Where the middle of a set's models is believed to be: a set says which models are better, not how hard another set is. */
const middle = 0.6;

/** How far off a belief is taken to be about a model that the other set has, and about one known by its price alone. */
const deviations = { known: 0.1, byPrice: 0.15 };

/** Beliefs by model, as `learning.qualityPrior` takes them. */
export type Prior = Readonly<Record<string, { readonly mean: number; readonly deviation: number }>>;

/**
 * Beliefs about a set's models from what another set recorded: a model that both have is believed to stand as far above or
 * below the middle as it did there; of the others their price tells, by a line fitted through the other set's models.
 */
export function priorFrom(dataFolder: string, source: string, target: RecordedSet): Prior {
  return priorOf(recordedSet(dataFolder, source), target);
}

/** The same, of sets that are loaded. */
export function priorOf(source: RecordedSet, target: RecordedSet): Prior {
  const qualities = source.models.map((_, place) => meanOf(source.rows.map((row) => row.outcomes[place]?.score ?? 0)));
  const level = meanOf(qualities);
  const families = new Map(source.models.map(({ name }, place) => [familyOf(name), (qualities[place] ?? 0) - level]));
  const slope = slopeOf(source.models.map(logPriceOf), qualities);
  const meanLogPrice = meanOf(target.models.map(logPriceOf));
  return Object.fromEntries(
    target.models.map((model) => {
      const known = families.get(familyOf(model.name));
      const offset = known ?? slope * (logPriceOf(model) - meanLogPrice);
      const mean = Math.min(0.95, Math.max(0.05, middle + offset));
      return [
        `${replayId}/${model.name}`,
        { mean, deviation: known === undefined ? deviations.byPrice : deviations.known },
      ];
    }),
  );
}

/** A model's name without dates, vendors and ways of calling it, so that it is known again in another set. */
export function familyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/^.*\//, "")
    .replace(/-(fc|auto)\b/g, "")
    .replace(/-preview/g, "")
    .replace(/-\d{4}-\d{2}-\d{2}$|-\d{8}$|-\d{4}$/g, "");
}

function logPriceOf({ inputPrice, outputPrice }: RecordedModel): number {
  return Math.log((3 * inputPrice + outputPrice) / 4);
}

/** The slope of the least-squares line; 0 where all lie at the same place. */
function slopeOf(xs: readonly number[], ys: readonly number[]): number {
  const [meanX, meanY] = [meanOf(xs), meanOf(ys)];
  let [products, squares] = [0, 0];
  for (const [place, x] of xs.entries()) {
    products += (x - meanX) * ((ys[place] ?? 0) - meanY);
    squares += (x - meanX) ** 2;
  }
  return squares > 0 ? products / squares : 0;
}
