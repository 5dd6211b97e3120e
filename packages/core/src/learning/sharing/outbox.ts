import type { Addition } from "../../state/index.ts";
import type { QualityObservation } from "../observation.ts";
import { counterName } from "./counter-name.ts";
import type { LearningBooks } from "./learning-books.ts";
import type { Growth } from "./mirror.ts";

/** A score that counts once, whichever processes hear of it. */
export interface OnceScored {
  /** What it is known by. */
  readonly once: string;
  readonly observations: readonly QualityObservation[];
}

/** What a score added, so that it can be taken back where it had been counted before. */
export interface ScoredGrowths {
  readonly once: string;
  readonly growths: readonly Growth[];
}

/** What is sent together, and may be sent again. */
export interface Batch {
  readonly additions: readonly Addition[];
  /** What counts with the batch itself. */
  readonly growths: readonly Growth[];
  /** What counts only if nobody else has sent it. */
  readonly scored: readonly ScoredGrowths[];
}

/** A store answers others between two batches. */
const mostPerBatch = 1000;

/**
 * Cuts what has grown into batches. Each has a name of its own, so that one whose reply was lost can be sent again; scores
 * have their own names beside.
 */
export function batchesOf(
  growths: readonly Growth[],
  scored: readonly ScoredGrowths[],
  books: LearningBooks,
  newName: () => string,
): Batch[] {
  const batches: Batch[] = [];
  for (let from = 0; from < growths.length; from += mostPerBatch) {
    const own = growths.slice(from, from + mostPerBatch);
    const once = newName();
    batches.push({ additions: additionsOf(own, once, books), growths: own, scored: [] });
  }
  const perScored = Math.max(1, Math.floor(mostPerBatch / 8));
  for (let from = 0; from < scored.length; from += perScored) {
    const own = scored.slice(from, from + perScored);
    const additions = own.flatMap(({ once, growths: each }) => additionsOf(each, once, books));
    batches.push({ additions, growths: [], scored: own });
  }
  return batches;
}

/** What is left of growths without what scores added: those are sent under their own names. */
export function withoutScored(growths: readonly Growth[], scored: readonly ScoredGrowths[]): Growth[] {
  const taken = new Map<string, number>();
  for (const { growths: each } of scored)
    for (const growth of each) taken.set(keyOf(growth), (taken.get(keyOf(growth)) ?? 0) + growth.by);
  if (taken.size === 0) return [...growths];
  return growths
    .map((growth) => ({ ...growth, by: growth.by - (taken.get(keyOf(growth)) ?? 0) }))
    .filter(({ by }) => by !== 0);
}

function keyOf({ part, epoch, index }: Growth): string {
  return `${epoch} ${index} ${part.name}`;
}

function additionsOf(growths: readonly Growth[], once: string, books: LearningBooks): Addition[] {
  return growths.flatMap(({ part, epoch, index, by }) => {
    const counter = counterName(part.name, index);
    if (counter === undefined || !Number.isFinite(by)) return [];
    return [{ book: books.of(part.kind, epoch).name, counter, by, keepMs: books.keepMs(part.kind), once }];
  });
}
