import type { EmbedTexts } from "../src/index.ts";

/** How many numbers the vectors of a {@link wordEmbedder} have. */
export const vectorSize = 64;

/** An embedder that knows words by their hash: texts of the same words are alike. Each `seed` is another embedder. */
export function wordEmbedder(seed: number, asked: string[][] = []): EmbedTexts {
  return async (texts) => {
    asked.push([...texts]);
    return texts.map((text) => vectorOf(text, seed));
  };
}

function vectorOf(text: string, seed: number): Float32Array {
  const vector = new Float32Array(vectorSize).fill(0.2);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    let hash = seed;
    for (const character of word) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    for (let turn = 0; turn < 4; turn += 1) {
      hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) + turn;
      const place = (hash >>> 8) % vectorSize;
      vector[place] = (vector[place] ?? 0) + (hash & 1 ? 1 : -1);
    }
  }
  return vector;
}
