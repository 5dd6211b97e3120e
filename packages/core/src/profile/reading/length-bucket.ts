/** How long a text is, in steps of about three: what models do well with differs by the order of magnitude. */
export type LengthBucket = "line" | "sentences" | "paragraph" | "page" | "pages" | "book";

/** In characters, the upper bounds. */
const bounds: readonly (readonly [LengthBucket, number])[] = [
  ["line", 60],
  ["sentences", 120],
  ["paragraph", 300],
  ["page", 1000],
  ["pages", 8000],
];

/** The bucket of a text. */
export function lengthBucketOf(text: string): LengthBucket {
  for (const [bucket, most] of bounds) if (text.length < most) return bucket;
  return "book";
}
