/** How far a quantile may be off, as a share of its value: half of what is promised, so that rounding never shows. */
const accuracy = 0.01;
/** Each bucket reaches this much further than the one before. */
const growth: number = (1 + accuracy) / (1 - accuracy);
const logGrowth: number = Math.log(growth);
/** From a microsecond to 28 hours is a factor of 10^11: 1,267 buckets. */
const smallest = 0.001;
const largest = 1e8;
const lowest: number = Math.ceil(Math.log(smallest) / logGrowth);
const highest: number = Math.ceil(Math.log(largest) / logGrowth);
/** Buckets are added by as many at a time. */
const step = 64;

/** A sketch as plain JSON, to be merged elsewhere. */
export interface QuantileSketchData {
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  /** The number of the first bucket of `counts`. */
  readonly first: number;
  readonly counts: readonly number[];
}

/**
 * Quantiles of any number of durations in milliseconds, within 1 % of the exact ones, in at most 5.1 KB: DDSketch (Masson, Rim
 * and Lee, "DDSketch: A Fast and Fully-Mergeable Quantile Sketch with Relative-Error Guarantees", 2019), with its buckets
 * bounded by the range of durations instead of collapsed. Sketches of several processes merge into what one would have seen.
 */
export class QuantileSketch {
  #count = 0;
  #sum = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;
  /** What lies in bucket `#first + index`: values above `growth ** (bucket - 1)`, up to `growth ** bucket`. */
  #counts: Uint32Array = new Uint32Array(0);
  #first = 0;

  /** How many durations were added. */
  get count(): number {
    return this.#count;
  }

  /** Their mean; 0 if there are none. */
  get mean(): number {
    return this.#count === 0 ? 0 : this.#sum / this.#count;
  }

  /** The bytes that its buckets take. */
  get bytes(): number {
    return this.#counts.byteLength;
  }

  get p50(): number {
    return this.quantile(0.5);
  }

  get p95(): number {
    return this.quantile(0.95);
  }

  get p99(): number {
    return this.quantile(0.99);
  }

  /** Adds a duration. What is below a microsecond counts as one, and what is above 28 hours as those. */
  add(value: number): void {
    if (!(value >= 0)) return;
    this.#count += 1;
    this.#sum += value;
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
    const bucket = value <= smallest ? lowest : Math.ceil(Math.log(Math.min(value, largest)) / logGrowth);
    this.#increase(bucket, 1);
  }

  /** The duration that this share of all is at most; 0 if there are none. */
  quantile(share: number): number {
    if (this.#count === 0) return 0;
    const rank = Math.min(Math.max(share, 0), 1) * (this.#count - 1);
    let below = 0;
    for (let index = 0; index < this.#counts.length; index += 1) {
      below += this.#counts[index] ?? 0;
      if (below <= rank) continue;
      // The middle of a bucket by relative error: as far from its lower end as from its upper one.
      const value = (2 * growth ** (this.#first + index)) / (growth + 1);
      return Math.min(this.#max, Math.max(this.#min, value));
    }
    return this.#max;
  }

  /** Adds all that another has seen, here or elsewhere. */
  merge(other: QuantileSketch | QuantileSketchData): void {
    const { count, sum, min, max, first, counts } = other instanceof QuantileSketch ? other.data() : other;
    if (count === 0) return;
    this.#count += count;
    this.#sum += sum;
    this.#min = Math.min(this.#min, min);
    this.#max = Math.max(this.#max, max);
    for (const [index, amount] of counts.slice(0, highest - lowest + 1).entries()) {
      if (amount > 0) this.#increase(Math.min(highest, Math.max(lowest, first + index)), amount);
    }
  }

  /** What it has seen so far, which does not change any more. */
  copy(): QuantileSketch {
    const copy = new QuantileSketch();
    copy.merge(this);
    return copy;
  }

  /** Everything that it has seen, to be merged elsewhere. */
  data(): QuantileSketchData {
    const counts = [...this.#counts];
    return { count: this.#count, sum: this.#sum, min: this.#min, max: this.#max, first: this.#first, counts };
  }

  static {
    // What Node prints of it. Declarations could not name it as a method.
    const print = Symbol.for("nodejs.util.inspect.custom");
    Object.defineProperty(QuantileSketch.prototype, print, { value: QuantileSketch.prototype.toJSON });
  }

  /** What people and dashboards read of it. */
  toJSON(): Readonly<Record<"count" | "mean" | "p50" | "p95" | "p99", number>> {
    const { count, mean, p50, p95, p99 } = this;
    return { count, mean, p50, p95, p99 };
  }

  #increase(bucket: number, amount: number): void {
    if (bucket < this.#first || bucket >= this.#first + this.#counts.length) this.#reach(bucket);
    const index = bucket - this.#first;
    this.#counts[index] = (this.#counts[index] ?? 0) + amount;
  }

  /** Makes room for a bucket, and for some around it. */
  #reach(bucket: number): void {
    const isEmpty = this.#counts.length === 0;
    const from = Math.max(lowest, isEmpty ? bucket - step / 2 : Math.min(this.#first, bucket - step / 2));
    const end = isEmpty ? bucket : Math.max(this.#first + this.#counts.length - 1, bucket);
    const to = Math.min(highest, end === bucket ? bucket + step / 2 : end);
    const counts = new Uint32Array(to - from + 1);
    if (!isEmpty) counts.set(this.#counts, this.#first - from);
    this.#counts = counts;
    this.#first = from;
  }
}
