/** Repetitions without a limit that a pattern may have: each multiplies the time that the worst text takes by its length. */
const mostRepetitions = 2;

/**
 * Whether a regular expression is one, and cannot be slow on any text of bounded length. JavaScript's engines go back and try
 * again, which takes exponential time where something is repeated that repeats or chooses by itself, as in `(a+)+`; so that is
 * refused, and with it much that would do no harm.
 */
export function isQuickPattern(given: unknown): boolean {
  const source = given instanceof RegExp ? given.source : given;
  if (typeof source !== "string" || source === "" || source.length > 500) return false;
  try {
    new RegExp(source, given instanceof RegExp ? given.flags : "iu");
  } catch {
    return false;
  }
  // Escapes, classes and letters say nothing of the shape; what is looked at goes from the innermost groups outwards.
  let shape = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\w(?<!\d)/g, "x");
  if ((shape.match(/[*+]|\{\d+,\}/g) ?? []).length > mostRepetitions) return false;
  for (let before = ""; before !== shape; ) {
    before = shape;
    shape = shape.replace(/\((?:\?(?:<?[:=!]|<x*>))?([^()]*)\)/g, (_, inside: string) =>
      /[*+|R]|\{\d+,/.test(inside) ? "R" : "x",
    );
  }
  return !/R(?:[*+]|\{\d+,)|\\\d/.test(shape);
}
