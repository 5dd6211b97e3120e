import { backgroundCounts, backgroundPrompts } from "./background.generated.ts";
import { bucketCount, featuresOf } from "./features.ts";
import { windowOf } from "./text-window.ts";

/** A text's n-grams, or the middle of several texts': buckets and their weights, of length 1. */
export type SparseVector = ReadonlyMap<number, number>;

/** How many buckets of a middle are kept: the heaviest. */
const mostBuckets = 600;

let rarity: Float32Array | undefined;

/** How much an n-gram says by how few prompts of the background have it. */
function rarityOf(bucket: number): number {
  rarity ??= readRarity();
  return rarity[bucket] ?? 0;
}

function readRarity(): Float32Array {
  const read = new Float32Array(bucketCount);
  let bucket = 0;
  for (const run of backgroundCounts.split(" ")) {
    const [one = "0", other] = run.split("*");
    const [length, count] = other === undefined ? [1, one] : [Number.parseInt(one, 36), other];
    // A number of prompts, and of each n-gram at least a half.
    read.fill(Math.log((backgroundPrompts.length + 1) / (Number.parseInt(count, 36) + 0.5)), bucket, bucket + length);
    bucket += length;
  }
  return read;
}

/** The vector of a text. */
export function vectorOf(text: string): SparseVector {
  const { words, characters } = featuresOf(windowOf(text));
  const vector = new Map<number, number>();
  for (const each of words) vector.set(each, rarityOf(each));
  for (const each of characters) vector.set(each, 0.4 * rarityOf(each));
  return unit(vector);
}

/** The middle of some vectors. */
export function middleOf(vectors: readonly SparseVector[]): SparseVector {
  const sums = new Map<number, number>();
  for (const vector of vectors)
    for (const [bucket, weight] of vector) sums.set(bucket, (sums.get(bucket) ?? 0) + weight);
  // What a single example has says little of the task.
  const counted = new Map<number, number>();
  for (const vector of vectors) for (const bucket of vector.keys()) counted.set(bucket, (counted.get(bucket) ?? 0) + 1);
  for (const [bucket, sum] of sums) sums.set(bucket, sum * Math.sqrt(counted.get(bucket) ?? 1));
  const heaviest = [...sums].sort(([one, left], [other, right]) => right - left || one - other).slice(0, mostBuckets);
  return unit(new Map(heaviest));
}

function unit(vector: ReadonlyMap<number, number>): SparseVector {
  let squares = 0;
  for (const weight of vector.values()) squares += weight * weight;
  const size = Math.sqrt(squares) || 1;
  return new Map([...vector].map(([bucket, weight]) => [bucket, weight / size]));
}

/** The cosine of the angle between two vectors. */
export function likeness(one: SparseVector, other: SparseVector): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [bucket, weight] of small) sum += weight * (large.get(bucket) ?? 0);
  return sum;
}
