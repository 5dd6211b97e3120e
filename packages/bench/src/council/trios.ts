import type { RecordedSet } from "../routing/recorded-set.ts";

/** A score from which on a recorded answer counts as right. Most sets know only 0 and 1. */
export const rightFrom = 0.5;

/** Models of a set, by their places, with how often at least so many were right and what all of them cost. */
export interface Panel {
  readonly places: readonly number[];
  readonly names: readonly string[];
  readonly accuracy: number;
  readonly usdPerRequest: number;
}

/** A set as bits and sums, so that all trios of it can be gone through. */
export interface Recorded {
  readonly set: RecordedSet;
  /** By model, then by row: 1 where it was right. */
  readonly right: readonly Uint8Array[];
  /** By model: the mean cost of an answer, in US dollars. */
  readonly usd: readonly number[];
}

/** Reads what of a set panels are made of. */
export function recordedOf(set: RecordedSet): Recorded {
  const right = set.models.map((_, place) =>
    Uint8Array.from(set.rows, ({ outcomes }) => ((outcomes[place]?.score ?? 0) >= rightFrom ? 1 : 0)),
  );
  const usd = set.models.map(
    (_, place) => set.rows.reduce((sum, { outcomes }) => sum + (outcomes[place]?.costUsd ?? 0), 0) / set.rows.length,
  );
  return { set, right, usd };
}

/** The three models in the middle by what their answers cost; of as many on both sides the cheaper. */
export function midPriced({ usd }: Recorded): readonly number[] {
  const byCost = usd.map((_, place) => place).sort((one, other) => (usd[one] ?? 0) - (usd[other] ?? 0));
  const from = Math.floor((byCost.length - 3) / 2);
  return byCost.slice(from, from + 3);
}

/** How often at least two of three were right: what a vote would have found at the least, however the wrong ones were split. */
export function trioOf({ set, right, usd }: Recorded, places: readonly number[]): Panel {
  const [a, b, c] = places.map((place) => right[place]);
  let count = 0;
  for (let row = 0; row < set.rows.length; row += 1) {
    if ((a?.[row] ?? 0) + (b?.[row] ?? 0) + (c?.[row] ?? 0) >= 2) count += 1;
  }
  return {
    places,
    names: places.map((place) => set.models[place]?.name ?? ""),
    accuracy: count / set.rows.length,
    usdPerRequest: places.reduce((sum, place) => sum + (usd[place] ?? 0), 0),
  };
}

/** The model that was right most often; of several, the cheapest. */
export function bestSingle({ set, right, usd }: Recorded): Panel {
  const singles = set.models.map(({ name }, place) => ({
    places: [place],
    names: [name],
    accuracy: Array.from(right[place] ?? []).reduce((sum, each) => sum + each, 0) / set.rows.length,
    usdPerRequest: usd[place] ?? 0,
  }));
  singles.sort((one, other) => other.accuracy - one.accuracy || one.usdPerRequest - other.usdPerRequest);
  const [best] = singles;
  if (!best) throw new Error(`The recorded set "${set.name}" has no models.`);
  return best;
}

/** The trio that is right most often, and the one that is among those which cost no more than the best single model. */
export function bestTrios(recorded: Recorded): { readonly best: Panel; readonly bestValue: Panel | undefined } {
  const limit = bestSingle(recorded).usdPerRequest;
  const models = recorded.set.models.length;
  let best: Panel | undefined;
  let bestValue: Panel | undefined;
  for (let a = 0; a < models; a += 1) {
    for (let b = a + 1; b < models; b += 1) {
      for (let c = b + 1; c < models; c += 1) {
        const trio = trioOf(recorded, [a, b, c]);
        if (isBetter(trio, best)) best = trio;
        if (trio.usdPerRequest <= limit && isBetter(trio, bestValue)) bestValue = trio;
      }
    }
  }
  if (!best) throw new Error(`The recorded set "${recorded.set.name}" has fewer than three models.`);
  return { best, bestValue };
}

function isBetter(trio: Panel, than: Panel | undefined): boolean {
  if (!than) return true;
  return trio.accuracy > than.accuracy || (trio.accuracy === than.accuracy && trio.usdPerRequest < than.usdPerRequest);
}
