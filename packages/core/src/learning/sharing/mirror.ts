import type { DecayedSums } from "../forward-decay.ts";
import type { Part } from "./part.ts";

/** What is remembered of one epoch of a part. */
interface Reflection {
  /** What the sums were here when they were last the same as in the store, but for what was sent. */
  readonly base: number[];
  /** What the store has of it, as far as it is known here. */
  readonly known: number[];
}

interface Entry {
  sums: DecayedSums;
  readonly epochs: Map<number, Reflection>;
}

/** A number that has grown here since it was last sent. */
export interface Growth {
  readonly part: Part;
  readonly epoch: number;
  readonly index: number;
  readonly by: number;
}

/** Numbers by their place; where there is none, nothing is said. */
export type Numbers = readonly (number | undefined)[];

/** Two epochs count; one more may still be on its way. */
const mostEpochs = 3;

/**
 * Knows what of a learner's sums the store has, so that only what is new is sent, and only what others added is taken. What
 * is new here is the difference to what the sums were: nobody who observes has to tell.
 */
export class Mirror {
  readonly #entries: Map<string, Entry> = new Map();
  /** As of which change sums were looked through: most of them have not changed since, and are passed over. */
  readonly #looked: WeakMap<DecayedSums, number> = new WeakMap();

  /** What has grown since the last time, and counts as sent from now on. */
  collect(parts: Iterable<Part>): Growth[] {
    const growths: Growth[] = [];
    for (const part of parts) {
      if (this.#isLooked(part)) continue;
      this.#looked.set(part.sums, part.sums.changes);
      for (const epoch of part.sums.epochs) {
        const sums = part.sums.of(epoch) ?? [];
        if (!hasAny(sums) && !this.#entries.get(part.name)?.epochs.has(epoch)) continue;
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
  takeBack({ part, epoch, index, by }: Growth): void {
    const amounts = new Array<number>(index + 1).fill(0);
    amounts[index] = -by;
    this.#shift(part, epoch, amounts);
  }

  /**
   * Takes what a book of the store has of a part's epoch, and gives whether anything was new. Where the store has less than
   * it had, it has lost something: what is known here stays.
   */
  take(part: Part, epoch: number, values: Numbers): boolean {
    const { known } = this.#reflection(part, epoch, values.length);
    let amounts: number[] | undefined;
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index];
      if (value === undefined) continue;
      const others = value - (known[index] ?? 0);
      known[index] = value;
      if (others <= 0) continue;
      amounts ??= new Array<number>(values.length).fill(0);
      amounts[index] = others;
    }
    if (amounts) this.#shift(part, epoch, amounts);
    return amounts !== undefined;
  }

  /** Moves sums here and what they are compared with alike, so that what waits to be sent stays as it is. */
  #shift(part: Part, epoch: number, amounts: readonly number[]): void {
    const wasLooked = this.#isLooked(part);
    const before = part.sums.of(epoch) ?? [];
    const { base } = this.#reflection(part, epoch, Math.max(amounts.length, before.length));
    beginAnewIfReset(base, before);
    const waiting = amounts.map((_, index) => (before[index] ?? 0) - (base[index] ?? 0));
    part.add(epoch, amounts);
    const after = part.sums.of(epoch) ?? [];
    for (const [index, amount] of amounts.entries())
      if (amount !== 0) base[index] = (after[index] ?? 0) - (waiting[index] ?? 0);
    if (wasLooked) this.#looked.set(part.sums, part.sums.changes);
  }

  #isLooked({ sums }: Part): boolean {
    return (this.#looked.get(sums) ?? 0) === sums.changes;
  }

  #reflection(part: Part, epoch: number, width: number): Reflection {
    let entry = this.#entries.get(part.name);
    if (!entry) {
      entry = { sums: part.sums, epochs: new Map() };
      this.#entries.set(part.name, entry);
    }
    if (entry.sums !== part.sums) {
      for (const { base } of entry.epochs.values()) base.fill(0);
      entry.sums = part.sums;
    }
    let reflection = entry.epochs.get(epoch);
    if (!reflection) {
      reflection = { base: [], known: [] };
      entry.epochs.set(epoch, reflection);
      for (const old of entry.epochs.keys()) if (old <= epoch - mostEpochs) entry.epochs.delete(old);
    }
    for (const numbers of [reflection.base, reflection.known]) while (numbers.length < width) numbers.push(0);
    return reflection;
  }
}

/** Sums only ever grow: smaller ones were reset, and count from nothing. */
function beginAnewIfReset(base: number[], sums: ArrayLike<number>): void {
  if (base.some((each, index) => (sums[index] ?? 0) < each)) base.fill(0);
}

function hasAny(sums: ArrayLike<number>): boolean {
  for (let index = 0; index < sums.length; index += 1) if (sums[index] !== 0) return true;
  return false;
}
