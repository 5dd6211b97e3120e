import { seededRandom } from "@overture/core";

/** A vector of length 1: of the same seed the same one, every time. */
export function vectorOf(seed: string, length: number): number[] {
  const random = seededRandom(seed);
  const vector = Array.from({ length }, () => random() - 0.5);
  const norm = Math.hypot(...vector);
  return vector.map((number) => Math.fround(number / norm));
}
