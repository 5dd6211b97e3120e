/**
 * Forgetting as addition, by forward decay (Cormode, Shkapenyuk, Srivastava and Xu, "Forward Decay", ICDE 2009): an
 * observation at time t weighs 2^((t − landmark) / halfLife), and a reader divides by 2^((now − landmark) / halfLife). Nothing
 * that is stored ever shrinks, so that observations can be added in any order and by any process.
 *
 * A landmark holds for an epoch of 32 half-lives, so that weights stay below 2^32. Two epochs are kept: what is older weighs
 * less than 2^-32 and is dropped.
 */
export const halfLivesPerEpoch = 32;

/** How much less a weight is worth whose epoch is one older. */
const perEpoch = 2 ** halfLivesPerEpoch;

/** The epoch that a time falls into. Times are in milliseconds since the Unix epoch. */
export function epochOf(atMs: number, halfLifeMs: number): number {
  return Math.floor(atMs / (halfLifeMs * halfLivesPerEpoch));
}

/** What an observation of that time weighs, in its own epoch's terms. */
export function weightAt(atMs: number, halfLifeMs: number): number {
  const landmarkMs = epochOf(atMs, halfLifeMs) * halfLifeMs * halfLivesPerEpoch;
  return 2 ** ((atMs - landmarkMs) / halfLifeMs);
}

/** What a weight of an epoch is worth to a reader at a time. */
export function worthOf(epoch: number, readAtMs: number, halfLifeMs: number): number {
  // Subtracted as whole milliseconds: as half-lives, both are so many that their difference would lose its last digits.
  return 2 ** ((epoch * halfLivesPerEpoch * halfLifeMs - readAtMs) / halfLifeMs);
}

/** The raw sums of an epoch. */
export interface EpochSums {
  readonly epoch: number;
  readonly sums: readonly number[];
}

/** Sums that forget: a few numbers that are added to together, each observation weighing less the older it is. */
export class DecayedSums {
  readonly #halfLifeMs: number;
  readonly #width: number;
  #epoch = Number.NEGATIVE_INFINITY;
  #changes = 0;
  #current: Float64Array;
  #previous: Float64Array;

  constructor(width: number, halfLifeMs: number) {
    this.#width = width;
    this.#halfLifeMs = halfLifeMs;
    this.#current = new Float64Array(width);
    this.#previous = new Float64Array(width);
  }

  /** How often something was added or forgotten: as long as it stays the same, so do the sums. */
  get changes(): number {
    return this.#changes;
  }

  /** Adds the numbers as of a time. What is older than the previous epoch is dropped. */
  add(atMs: number, ...numbers: readonly number[]): void {
    const weight = weightAt(atMs, this.#halfLifeMs);
    const sums = this.#sumsOf(epochOf(atMs, this.#halfLifeMs));
    if (sums)
      for (let index = 0; index < this.#width; index += 1)
        sums[index] = (sums[index] ?? 0) + weight * (numbers[index] ?? 0);
  }

  /** Adds to one of the sums as of a time. */
  addTo(index: number, atMs: number, amount: number): void {
    const sums = this.#sumsOf(epochOf(atMs, this.#halfLifeMs));
    if (sums) sums[index] = (sums[index] ?? 0) + weightAt(atMs, this.#halfLifeMs) * amount;
  }

  /** Forgets everything. */
  clear(): void {
    this.#changes += 1;
    this.#epoch = Number.NEGATIVE_INFINITY;
    this.#current.fill(0);
    this.#previous.fill(0);
  }

  /** What one of the sums is worth at a time. */
  read(index: number, readAtMs: number): number {
    if (this.#epoch === Number.NEGATIVE_INFINITY) return 0;
    const worth = worthOf(this.#epoch, readAtMs, this.#halfLifeMs);
    const older = worth / perEpoch;
    return (this.#current[index] ?? 0) * worth + (this.#previous[index] ?? 0) * older;
  }

  /** Writes what all the sums are worth at a time into `target`. */
  readAll(readAtMs: number, target: Float64Array): void {
    target.fill(0);
    if (this.#epoch === Number.NEGATIVE_INFINITY) return;
    const worth = worthOf(this.#epoch, readAtMs, this.#halfLifeMs);
    const older = worth / perEpoch;
    for (let index = 0; index < this.#width; index += 1) {
      target[index] = (this.#current[index] ?? 0) * worth + (this.#previous[index] ?? 0) * older;
    }
  }

  /** Adds raw sums: for merging and for import. */
  addRaw(raw: readonly EpochSums[]): void {
    for (const { epoch, sums: numbers } of raw) {
      const sums = this.#sumsOf(epoch);
      if (sums)
        for (let index = 0; index < this.#width; index += 1) sums[index] = (sums[index] ?? 0) + (numbers[index] ?? 0);
    }
  }

  /** The raw sums of both epochs, newest first: for export. Empty epochs are left out. */
  raw(): readonly EpochSums[] {
    const epochs = [
      { epoch: this.#epoch, sums: [...this.#current] },
      { epoch: this.#epoch - 1, sums: [...this.#previous] },
    ];
    return epochs.filter(({ epoch, sums }) => Number.isFinite(epoch) && sums.some((sum) => sum !== 0));
  }

  /** The raw sums of an epoch, as they are now; undefined if nothing is kept of it. Not to be written to, nor to be kept. */
  of(epoch: number): ArrayLike<number> | undefined {
    if (epoch === this.#epoch) return this.#current;
    return epoch === this.#epoch - 1 ? this.#previous : undefined;
  }

  /** The epochs that are kept, newest first. */
  get epochs(): readonly number[] {
    return this.#epoch === Number.NEGATIVE_INFINITY ? [] : [this.#epoch, this.#epoch - 1];
  }

  /** The sums of an epoch, which are about to change. */
  #sumsOf(epoch: number): Float64Array | undefined {
    this.#changes += 1;
    if (epoch === this.#epoch) return this.#current;
    if (epoch === this.#epoch - 1) return this.#previous;
    if (epoch < this.#epoch) return undefined;
    const [current, previous] = [this.#current, this.#previous];
    // One epoch further the current sums become the previous; further than that, nothing that was known counts any more.
    this.#previous = epoch === this.#epoch + 1 ? current : previous.fill(0);
    this.#current = epoch === this.#epoch + 1 ? previous.fill(0) : current.fill(0);
    this.#epoch = epoch;
    return this.#current;
  }
}
