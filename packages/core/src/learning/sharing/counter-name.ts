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

/** What a counter in a store is; undefined if it is none of ours. */
export function readCounterName(name: string): { readonly part: string; readonly index: number } | undefined {
  const [whole, what = "", digits = ""] = /^([a-z]\d*[sc]?)\.(\d{1,3})(?= |$)/.exec(name) ?? [];
  const index = Number(digits);
  return whole === undefined || index >= mostNumbers ? undefined : { part: what + name.slice(whole.length), index };
}
