import type { RecordedSet } from "./recorded-set.ts";

/** What could have been had, known only once everything is over. */
export interface Hindsight {
  /** The mean cost of the model with the best mean score, in US dollars: what costs are measured in. */
  readonly costReference: number;
  /** By row, then by model. */
  readonly utilities: readonly (readonly number[])[];
  /** Places of models. */
  readonly cheapest: number;
  readonly bestFixed: number;
  readonly bestOfTask: ReadonlyMap<string, number>;
  /** Mean utility of choices that need no stream to be known. */
  readonly mean: {
    readonly random: number;
    readonly cheapest: number;
    readonly bestFixed: number;
    readonly bestPerTask: number;
    readonly oracle: number;
  };
}

/** Works out what a set's best choices are if a cost of `costReference` takes `lambda` from a score. */
export function hindsightOf(set: RecordedSet, lambda: number): Hindsight {
  const places = set.models.map((_, place) => place);
  const means = (value: (row: number, place: number) => number): readonly number[] =>
    places.map((place) => meanOver(set.rows.length, (row) => value(row, place)));
  const outcome = (row: number, place: number) => set.rows[row]?.outcomes[place] ?? { score: 0, costUsd: 0 };
  const meanCosts = means((row, place) => outcome(row, place).costUsd);
  const bestScored = highest(means((row, place) => outcome(row, place).score));
  const costReference = meanCosts[bestScored] ?? 0;
  const utilities = set.rows.map(({ outcomes }) =>
    outcomes.map(({ score, costUsd }) => score - (lambda * costUsd) / costReference),
  );
  const utility = (row: number, place: number): number => utilities[row]?.[place] ?? 0;
  const meanUtilities = means(utility);
  const bestFixed = highest(meanUtilities);
  const cheapest = highest(meanCosts.map((cost) => -cost));
  const bestOfTask = bestByTask(set, utilities);
  const rows = set.rows.length;
  return {
    costReference,
    utilities,
    cheapest,
    bestFixed,
    bestOfTask,
    mean: {
      random: meanOver(places.length, (place) => meanUtilities[place] ?? 0),
      cheapest: meanUtilities[cheapest] ?? 0,
      bestFixed: meanUtilities[bestFixed] ?? 0,
      bestPerTask: meanOver(rows, (row) => utility(row, bestOfTask.get(set.rows[row]?.task ?? "") ?? bestFixed)),
      oracle: meanOver(rows, (row) => Math.max(...(utilities[row] ?? []))),
    },
  };
}

function bestByTask(set: RecordedSet, utilities: Hindsight["utilities"]): ReadonlyMap<string, number> {
  const sums = new Map<string, number[]>();
  for (const [row, { task }] of set.rows.entries()) {
    const sum = sums.get(task) ?? set.models.map(() => 0);
    sums.set(task, sum);
    for (const [place, utility] of (utilities[row] ?? []).entries()) sum[place] = (sum[place] ?? 0) + utility;
  }
  return new Map([...sums].map(([task, sum]) => [task, highest(sum)]));
}

function meanOver(count: number, value: (index: number) => number): number {
  let sum = 0;
  for (let index = 0; index < count; index += 1) sum += value(index);
  return sum / count;
}

/** Where the highest value stands; the first of several. */
export function highest(values: readonly number[]): number {
  return values.reduce((best, value, place) => (value > (values[best] ?? 0) ? place : best), 0);
}
