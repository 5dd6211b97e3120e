/** In how many ways a pattern may be tried on the worst text: some ten milliseconds. */
const mostWays = 5e6;

/** How much of a text is searched at once. */
const searched = 700;

/**
 * Whether a regular expression is one, and cannot be slow on any text of bounded length. JavaScript's engines go back and try
 * again, which takes exponential time where something is repeated that repeats or chooses by itself, as in `(a+)+`; so that is
 * refused, and with it much that would do no harm.
 */
export function isQuickPattern(given: unknown): boolean {
  const source = given instanceof RegExp ? given.source : given;
  if (typeof source !== "string" || source === "" || source.length > 500 || /\\[1-9k]/.test(source)) return false;
  try {
    new RegExp(source, given instanceof RegExp ? given.flags : "iu");
  } catch {
    return false;
  }
  // Escapes, classes and letters say nothing of the shape; what is looked at goes from the innermost groups outwards.
  let shape = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\w(?<!\d)/g, "x");
  // It may begin anywhere, and each repetition may be of any length that it allows.
  let ways = searched;
  for (const [sign, least, most = least] of shape.matchAll(/[*+?]|\{(\d+)(?:,(\d*))?\}/g)) {
    if (sign === "?") ways *= 2;
    else ways *= most ? Number(most) - Number(least) + 1 : searched;
  }
  if (ways > mostWays) return false;
  for (let before = ""; before !== shape; ) {
    before = shape;
    shape = shape.replace(/\((?:\?(?:<?[:=!]|<x*>))?([^()]*)\)/g, (_, inside: string) =>
      /[*+|R]|\{\d+,/.test(inside) ? "R" : "x",
    );
  }
  return !/R(?:[*+]|\{\d+,)/.test(shape);
}
