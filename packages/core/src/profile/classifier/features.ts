/** How many buckets n-grams are hashed into. */
export const bucketCount = 16_384;

/** The buckets that a text's n-grams fall into, each once: those of words, and those of characters. */
export interface Features {
  readonly words: readonly number[];
  readonly characters: readonly number[];
}

/** Called with each n-gram's text as it is found, where reasons are asked for. */
export type NoteGram = (bucket: number, from: number, to: number) => void;

const seeds = { word: 0x1b873593, pair: 0x2c1b3c6d, first: 0x297a2d39, grams: 0x165667b1, mark: 0x61c88647 } as const;
const stamps = new Int32Array(bucketCount);
let stamp = 0;

/**
 * The hashed n-grams of a text: words, pairs of words, the first words, signs, and parts of words; of scripts that are written
 * without spaces, characters, pairs and triples of them, and what phrases begin with. Only integers: the same on every runtime.
 */
export function featuresOf(text: string, note?: NoteGram): Features {
  const lower = text.toLowerCase();
  const found = { words: [] as number[], characters: [] as number[] };
  stamp = (stamp + 1) | 0;
  if (stamp === 0) stamps.fill(0);
  const add = (list: number[], hash: number, from: number, to: number): void => {
    const bucket = bucketOf(hash);
    if (stamps[bucket] === stamp) return;
    stamps[bucket] = stamp;
    list.push(bucket);
    note?.(bucket, from, to);
  };
  let previous = 0;
  let previousAt = 0;
  let count = 0;
  let index = 0;
  while (index < lower.length) {
    const code = lower.charCodeAt(index);
    const kind = kindOf(code);
    if (kind === 0) {
      index += 1;
      continue;
    }
    const start = index;
    let hash = 0x811c9dc5;
    if (kind === 1 || kind === 2) {
      while (index < lower.length) {
        const next = lower.charCodeAt(index);
        if (kindOf(next) !== kind) break;
        // All numbers are alike, but for how long they are.
        if (kind === 1) hash = Math.imul(hash ^ next, 0x01000193);
        else if (index - start < 3) hash = Math.imul(hash ^ 48, 0x01000193);
        index += 1;
      }
    } else {
      hash = Math.imul(hash ^ code, 0x01000193);
      index += 1;
    }
    add(found.words, hash ^ (kind === 3 ? seeds.mark : seeds.word), start, index);
    if (kind === 4) {
      // What a phrase begins with says more than the same character within it.
      if (start === 0 || kindOf(lower.charCodeAt(start - 1)) !== 4)
        add(found.words, Math.imul(hash, 5) ^ seeds.first, start, index);
      const next = lower.charCodeAt(index);
      if (index < lower.length && kindOf(next) === 4) {
        const pair = Math.imul(hash ^ next, 0x01000193);
        add(found.words, pair ^ seeds.pair, start, index + 1);
        const third = lower.charCodeAt(index + 1);
        if (index + 1 < lower.length && kindOf(third) === 4) {
          add(found.characters, Math.imul(pair ^ third, 0x01000193) ^ seeds.grams, start, index + 2);
        }
      }
    } else if (kind !== 3) {
      if (previous !== 0) add(found.words, Math.imul(previous, 0x9e3779b1) ^ hash ^ seeds.pair, previousAt, index);
      if (count < 3) add(found.words, Math.imul(hash, count + 3) ^ seeds.first, start, index);
      count += 1;
      previous = hash;
      previousAt = start;
      if (kind === 1 && index - start >= 4)
        parts(lower, start, index, (gram, from, to) => add(found.characters, gram, from, to));
    }
  }
  return found;
}

/** Parts of a word: four characters each, the word's bounds counted in. */
function parts(text: string, start: number, end: number, add: (hash: number, from: number, to: number) => void): void {
  const at = (index: number): number => (index < start || index >= end ? 32 : text.charCodeAt(index));
  const last = Math.min(end, start + 24);
  for (let from = start - 1; from + 4 <= last + 1; from += 1) {
    let hash = seeds.grams as number;
    for (let index = from; index < from + 4; index += 1) hash = Math.imul(hash ^ at(index), 0x01000193);
    add(hash, Math.max(from, start), Math.min(from + 4, end));
  }
}

function bucketOf(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & (bucketCount - 1);
}

/** 0: nothing, 1: a letter, 2: a digit, 3: a sign, 4: a character of a script without spaces. */
function kindOf(code: number): 0 | 1 | 2 | 3 | 4 {
  if (code < 128) {
    if (code >= 97 && code <= 122) return 1;
    if (code >= 48 && code <= 57) return 2;
    return code <= 32 || code === 127 || code === 39 ? 0 : 3;
  }
  if (code < 0xc0) return code === 0xa0 ? 0 : 3;
  if ((code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3))
    return 4;
  if ((code >= 0x2000 && code <= 0x206f) || (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xff65))
    return 3;
  // Halves of surrogate pairs: signs, mostly.
  return code >= 0xd800 && code <= 0xdfff ? 3 : 1;
}
