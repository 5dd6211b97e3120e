import type { EpochSums } from "../forward-decay.ts";
import type { Part } from "./part.ts";

/** What is remembered of one epoch of a part. */
interface Reflection {
  /** What the sums were here when they were last the same as in the store, but for what was sent. */
  readonly base: number[];
  /** What the store has of it, as far as it is known here. */
  readonly known: number[];
}

interface Entry {
  source: object;
  readonly epochs: Map<number, Reflection>;
}

/** A number that has grown here since it was last sent. */
export interface Growth {
  readonly part: Part;
  readonly epoch: number;
  readonly index: number;
  readonly by: number;
}

/** Two epochs count; one more may still be on its way. */
const mostEpochs = 3;

/**
 * Knows what of a learner's sums the store has, so that only what is new is sent, and only what others added is taken. What
 * is new here is the difference to what the sums were: nobody who observes has to tell.
 */
export class Mirror {
  readonly #entries: Map<string, Entry> = new Map();

  /** What has grown since the last time, and counts as sent from now on. */
  collect(parts: Iterable<Part>): Growth[] {
    const growths: Growth[] = [];
    for (const part of parts) {
      for (const { epoch, sums } of part.raw()) {
        const { base } = this.#reflection(part, epoch, sums.length);
        beginAnewIfReset(base, sums);
        for (let index = 0; index < sums.length; index += 1) {
          const sum = sums[index] ?? 0;
          const by = sum - (base[index] ?? 0);
          if (by === 0) continue;
          base[index] = sum;
          growths.push({ part, epoch, index, by });
        }
      }
    }
    return growths;
  }

  /** The store has counted it. */
  acknowledge({ part, epoch, index, by }: Growth): void {
    const known = this.#entries.get(part.name)?.epochs.get(epoch)?.known;
    if (known) known[index] = (known[index] ?? 0) + by;
  }

  /** The store had counted it before, from another process: it is one too many here. */
  takeBack(part: Part, growths: readonly Growth[]): void {
    for (const { epoch, index, by } of growths) this.#shift(part, epoch, new Map([[index, -by]]));
  }

  /**
   * Takes what a book of the store has of a part's epoch, and gives whether anything was new. Where the store has less than
   * it had, it has lost something: what is known here stays.
   */
  take(part: Part, epoch: number, values: ReadonlyMap<number, number>): boolean {
    const width = Math.max(...values.keys()) + 1;
    const { known } = this.#reflection(part, epoch, width);
    const news = new Map<number, number>();
    for (const [index, value] of values) {
      const others = value - (known[index] ?? 0);
      known[index] = value;
      if (others > 0) news.set(index, others);
    }
    if (news.size > 0) this.#shift(part, epoch, news);
    return news.size > 0;
  }

  /** Moves sums here and what they are compared with alike, so that what waits to be sent stays as it is. */
  #shift(part: Part, epoch: number, by: ReadonlyMap<number, number>): void {
    const width = Math.max(...by.keys()) + 1;
    const before = sumsOf(part, epoch);
    const { base } = this.#reflection(part, epoch, Math.max(width, before.length));
    beginAnewIfReset(base, before);
    const sums = new Array<number>(width).fill(0);
    for (const [index, amount] of by) sums[index] = amount;
    part.addRaw([{ epoch, sums }]);
    const after = sumsOf(part, epoch);
    for (const index of by.keys()) {
      const waiting = (before[index] ?? 0) - (base[index] ?? 0);
      base[index] = (after[index] ?? 0) - waiting;
    }
  }

  #reflection(part: Part, epoch: number, width: number): Reflection {
    let entry = this.#entries.get(part.name);
    if (!entry) {
      entry = { source: part.source, epochs: new Map() };
      this.#entries.set(part.name, entry);
    }
    if (entry.source !== part.source) {
      for (const { base } of entry.epochs.values()) base.fill(0);
      entry.source = part.source;
    }
    let reflection = entry.epochs.get(epoch);
    if (!reflection || reflection.base.length < width) {
      reflection = { base: longer(reflection?.base, width), known: longer(reflection?.known, width) };
      entry.epochs.set(epoch, reflection);
      for (const old of entry.epochs.keys()) if (old <= epoch - mostEpochs) entry.epochs.delete(old);
    }
    return reflection;
  }
}

/** Sums only ever grow: smaller ones were reset, and count from nothing. */
function beginAnewIfReset(base: number[], sums: readonly number[]): void {
  if (base.some((each, index) => (sums[index] ?? 0) < each)) base.fill(0);
}

function longer(array: readonly number[] | undefined, length: number): number[] {
  return Array.from({ length }, (_, index) => array?.[index] ?? 0);
}

function sumsOf(part: Part, epoch: number): readonly number[] {
  return part.raw().find((each: EpochSums) => each.epoch === epoch)?.sums ?? [];
}
