import type { Explained } from "./recording/index.ts";

/**
 * A decision, or a trace, for people: a paragraph that says who is asked and why, and a table of all candidates with what is
 * expected of them, between which bounds (with a chance of 80 %), what asking each is worth, and how likely each was to be
 * asked first. It holds no prompt and no key.
 */
export async function explain(explained: Explained): Promise<string> {
  return (await import("./recording/index.ts")).explanationOf(explained);
}
