/** Longer names are not shared: a store takes no more than 512 characters. */
const longestName = 500;

/** The name of one number of a part, for a store; undefined if it can have none. */
export function counterName(part: string, index: number): string | undefined {
  if (part.length > longestName || !part.isWellFormed()) return undefined;
  const space = part.indexOf(" ");
  return space < 0 ? `${part}.${index}` : `${part.slice(0, space)}.${index}${part.slice(space)}`;
}

/** Sums have no more numbers than this. */
const mostNumbers = 128;
const [zero, nine, a, z] = [48, 57, 97, 122];

/** What a counter in a store is; undefined if it is none of ours. A book has thousands of them. */
export function readCounterName(name: string): { readonly part: string; readonly index: number } | undefined {
  const dot = name.indexOf(".");
  let end = dot + 1;
  let index = 0;
  for (; end < name.length && end <= dot + 3; end += 1) {
    const code = name.charCodeAt(end);
    if (code < zero || code > nine) break;
    index = 10 * index + code - zero;
  }
  if (dot < 1 || end === dot + 1 || index >= mostNumbers) return undefined;
  if (name.charCodeAt(0) < a || name.charCodeAt(0) > z) return undefined;
  if (end < name.length && name[end] !== " ") return undefined;
  return { part: name.slice(0, dot) + name.slice(end), index };
}
