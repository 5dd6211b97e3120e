/**
 * Makes vectors of texts: one for each, in their order, all of one length. `signal` aborts once nobody waits for them any
 * longer.
 */
export type EmbedTexts = (
  texts: readonly string[],
  options: { readonly signal: AbortSignal },
) => Promise<readonly ArrayLike<number>[]>;

/**
 * A text by whose vector an embedder is known again. Vectors of two embedders have nothing to do with each other, even where
 * they are of one length.
 */
export const probeText = "The harbour master counts 17 blue boats before breakfast; どうして?";

/** How alike two vectors of the probe must be: providers round, and may differ in the last digits between calls. */
export const leastProbeLikeness = 0.98;

/** Whether these are vectors of as many texts, all of one length and of finite numbers. */
export function areVectors(vectors: unknown, count: number): vectors is readonly ArrayLike<number>[] {
  if (!Array.isArray(vectors) || vectors.length !== count) return false;
  const [first] = vectors as readonly (ArrayLike<number> | undefined)[];
  const size = first?.length;
  if (typeof size !== "number" || size < 2 || size > 16_384) return false;
  return vectors.every((vector: ArrayLike<number> | undefined) => {
    if (vector?.length !== size) return false;
    for (let index = 0; index < size; index += 1) if (!Number.isFinite(vector[index])) return false;
    return true;
  });
}

/** The cosine of the angle between two vectors, both taken from a middle; 0 where one of them is nothing. */
export function cosine(one: ArrayLike<number>, other: ArrayLike<number>, from?: ArrayLike<number> | undefined): number {
  let [dot, ones, others] = [0, 0, 0];
  for (let index = 0; index < one.length; index += 1) {
    const left = (one[index] ?? 0) - (from?.[index] ?? 0);
    const right = (other[index] ?? 0) - (from?.[index] ?? 0);
    dot += left * right;
    ones += left * left;
    others += right * right;
  }
  return ones > 0 && others > 0 ? dot / Math.sqrt(ones * others) : 0;
}

/** The middle of some vectors, each counted alike whatever its length. */
export function meanOf(vectors: readonly ArrayLike<number>[]): readonly number[] {
  const sums = new Array<number>(vectors[0]?.length ?? 0).fill(0);
  for (const vector of vectors) {
    let squares = 0;
    for (let index = 0; index < sums.length; index += 1) squares += (vector[index] ?? 0) ** 2;
    const size = Math.sqrt(squares) || 1;
    for (let index = 0; index < sums.length; index += 1) sums[index] = (sums[index] ?? 0) + (vector[index] ?? 0) / size;
  }
  // Four digits: finer than providers' own rounding does not matter, and files stay small.
  return sums.map((sum) => Math.round((sum / Math.max(1, vectors.length)) * 1e4) / 1e4 + 0);
}
