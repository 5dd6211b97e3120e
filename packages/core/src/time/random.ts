/** A source of chance: each call gives a number at or above 0 and below 1. */
export type Random = () => number;

/** The platform's own chance, first drawn on first use: some edge runtimes forbid it while a module loads. */
export const systemRandom: Random = () => Math.random();

/**
 * A source of chance that gives the same numbers for the same seed on every runtime, so that a decision can be replayed.
 * The generator is sfc32 (Chris Doty-Humphrey's PractRand), seeded by mixing the seed's characters (MurmurHash3's finaliser).
 */
export function seededRandom(seed: string | number): Random {
  let a = mixSeed(seed, 0x9e3779b9);
  let b = mixSeed(seed, 0x243f6a88);
  let c = mixSeed(seed, 0xb7e15162);
  let counter = 1;
  const next: Random = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  // The first numbers of nearby seeds are alike; twelve rounds part them (PractRand's own advice).
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

function mixSeed(seed: string | number, salt: number): number {
  const text = String(seed);
  let hash = salt | 0;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x85ebca6b);
    hash = (hash << 13) | (hash >>> 19);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}
