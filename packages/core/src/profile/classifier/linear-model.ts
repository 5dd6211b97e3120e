import { bucketCount, type Features } from "./features.ts";
import { taskClasses } from "./task-class.ts";

/** A trained model as it is shipped. */
export interface ShippedModel {
  /** One character of ASCII for each weight, bucket after bucket, class after class: the number sign is the lowest. */
  readonly weights: string;
  /** Each class's score where nothing is known, in thousandths of a logit. */
  readonly biases: readonly number[];
  /** What a weight of 1 is, in thousandths of a logit. */
  readonly scale: number;
  /** What rules are multiplied by, in thousandths, for scripts with spaces and for those without. */
  readonly ruleWeights: readonly [number, number];
  /** What scores are divided by before they are probabilities. */
  readonly temperature: number;
  /** A hash of the weights. */
  readonly version: string;
}

/** The lowest weight is as far below 0 as the highest is above it. */
export const mostWeight = 40;

/** Where the characters of {@link ShippedModel.weights} begin: after the quotation mark. */
export const firstCharacter = 35;

/** The character of a weight of 0. */
const zero = firstCharacter + mostWeight;

const classes = taskClasses.length;

/** Weights of n-grams, by class. */
export class LinearModel {
  /** Weights as they are shipped: {@link zero} above what they are. */
  readonly #weights: Uint8Array;
  readonly #model: ShippedModel;

  /** Throws if the weights are not as many as they must be. */
  constructor(model: ShippedModel) {
    this.#model = model;
    this.#weights = decode(model.weights);
  }

  /** Each class's score, in thousandths of a logit: integers, the same on every runtime. */
  scores({ words, characters }: Features): Int32Array {
    const { biases, scale } = this.#model;
    const scores = new Int32Array(classes);
    const ofWords = this.#sums(words);
    const ofCharacters = this.#sums(characters);
    // Square roots of whole numbers are exact to the last bit everywhere, and so is what is rounded from them.
    const perWord = words.length > 0 ? scale / Math.sqrt(words.length) : 0;
    const perCharacter = characters.length > 0 ? scale / Math.sqrt(characters.length) : 0;
    for (let place = 0; place < classes; place += 1) {
      const sum = (ofWords[place] ?? 0) * perWord + (ofCharacters[place] ?? 0) * perCharacter;
      scores[place] = Math.round(sum) + (biases[place] ?? 0);
    }
    return scores;
  }

  /** What one n-gram says for a class beside what it says for all of them. */
  voice(bucket: number, place: number): number {
    let sum = 0;
    for (let each = 0; each < classes; each += 1) sum += this.#weights[bucket * classes + each] ?? 0;
    return (this.#weights[bucket * classes + place] ?? 0) - sum / classes;
  }

  #sums(buckets: readonly number[]): Int32Array {
    const weights = this.#weights;
    const sums = new Int32Array(classes).fill(-zero * buckets.length);
    for (const bucket of buckets) {
      const base = bucket * classes;
      for (let place = 0; place < classes; place += 1) sums[place] = (sums[place] ?? 0) + (weights[base + place] ?? 0);
    }
    return sums;
  }
}

/** Writes weights as they are shipped. */
export function encode(weights: Int8Array): string {
  return Array.from(weights, (weight) => String.fromCharCode(weight + zero)).join("");
}

/** One call of the runtime's own, since the first request waits for it: a loop over all weights takes some milliseconds. */
function decode(text: string): Uint8Array {
  const weights = new TextEncoder().encode(text);
  if (weights.length !== bucketCount * classes) throw new Error(`The model has ${weights.length} weights.`);
  return weights;
}
