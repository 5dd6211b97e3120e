import { systemClock } from "@overture/core";
import type { StateStore } from "@overture/core/store";
import { quantile } from "../statistics/quantile.ts";
import { overtureOf } from "./history.ts";

/** How long decisions take with a store, and without. */
export interface DecisionRatio {
  readonly store: string;
  readonly p50Us: number;
  /** Against no store, from rounds of the same run. */
  readonly ratio: number;
}

/** Measures decisions with each store and without, by turns, so that whatever slows the machine slows all of them. */
export async function measureRatios(
  stores: Readonly<Record<string, StateStore | undefined>>,
  { rounds, perRound }: { readonly rounds: number; readonly perRound: number },
): Promise<readonly DecisionRatio[]> {
  const entrants = await Promise.all(
    Object.entries(stores).map(async ([name, store]) => {
      const overture = overtureOf(10, { store });
      await overture.decide(question(0));
      return { name, overture, medians: [] as number[] };
    }),
  );
  for (let round = 0; round < rounds + 2; round += 1) {
    // Whoever goes first finds the processor as others left it.
    const turn = entrants.map((_, place) => entrants[(place + round) % entrants.length]);
    for (const entrant of turn) {
      if (!entrant) continue;
      const microseconds: number[] = [];
      for (let index = 0; index < perRound; index += 1) {
        const startedAt = systemClock.monotonic();
        await entrant.overture.decide(question(index));
        microseconds.push(1000 * (systemClock.monotonic() - startedAt));
      }
      if (round >= 2) entrant.medians.push(quantile(microseconds, 0.5));
    }
  }
  for (const { overture } of entrants) await overture.close();
  const without = entrants[0]?.medians ?? [];
  return entrants.map(({ name, medians }) => ({
    store: name,
    p50Us: quantile(medians, 0.5),
    ratio: quantile(
      medians.map((median, round) => median / (without[round] ?? Number.NaN)),
      0.5,
    ),
  }));
}

function question(index: number) {
  return {
    model: "auto",
    messages: [{ role: "user" as const, content: `Question ${index}: why does my for-await loop never end?` }],
    overture: { task: `task-${index % 10}` },
  };
}
