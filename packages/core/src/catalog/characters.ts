/** What a character means for the tokens of a text. `other` is a script that is counted by the character. */
export const kinds = { space: 0, newline: 1, lower: 2, upper: 3, digit: 4, sign: 5, other: 6 } as const;

/** One of {@link kinds}. */
export type Kind = (typeof kinds)[keyof typeof kinds];

const ascii: readonly Kind[] = Array.from({ length: 128 }, (_, code) => {
  if (code === 10 || code === 13) return kinds.newline;
  if (code <= 32) return kinds.space;
  if (code >= 48 && code <= 57) return kinds.digit;
  if (code >= 65 && code <= 90) return kinds.upper;
  if (code >= 97 && code <= 122) return kinds.lower;
  return kinds.sign;
});

/** The kind of a UTF-16 code unit. */
export function kindOf(code: number): Kind {
  if (code < 128) return ascii[code] ?? kinds.sign;
  if (code < 0xc0) return kinds.sign;
  if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) return kinds.lower;
  if (code >= 0x2010 && code <= 0x2027) return kinds.sign;
  return kinds.other;
}

/**
 * Tokens per UTF-16 code unit, by the end of each range: about what the vendors' tokenizers of the last two years need for
 * running text, leaning to the dearer ones. Spaces between such words are part of their tokens.
 */
const weights: readonly (readonly [end: number, tokens: number])[] = [
  [0x0370, 0.8], // phonetic letters, combining accents
  [0x0400, 0.5], // Greek
  [0x0530, 0.36], // Cyrillic
  [0x0590, 0.7], // Armenian
  [0x0600, 0.55], // Hebrew
  [0x0780, 0.52], // Arabic
  [0x0900, 0.8],
  [0x0980, 0.42], // Devanagari
  [0x0e00, 0.55], // the other scripts of India, Sinhala
  [0x0e80, 0.55], // Thai
  [0x2000, 0.8], // Lao, Tibetan, Georgian, Ethiopic, Khmer …
  [0x2e80, 0.9], // symbols, arrows, box drawing
  [0x3040, 0.8], // punctuation of Chinese and Japanese
  [0xac00, 1], // kana and ideographs
  [0xd800, 0.95], // Hangul
  [0xe000, 0.85], // halves of emoji and of rare ideographs
  [0xff00, 0.9],
  [0x10000, 0.9], // full-width forms
];

/** The same by sixteen code units, since a search for each character would be most of the work. */
const weightBySixteen = new Float64Array(0x10000 / 16);
for (const [end, tokens] of weights.toReversed()) weightBySixteen.fill(tokens, 0, end / 16);

/** The tokens of one code unit of the kind `other`. */
export function tokensOf(code: number): number {
  return weightBySixteen[code >> 4] ?? 1;
}
