import { estimateTextTokens } from "./estimate-text.ts";

/** More values than this are not counted: no tool has as many, and a structure that holds itself would have no end. */
const mostValues = 20_000;

/**
 * About how many tokens a value is as JSON, without writing it out: its texts and numbers, and a token for what stands between
 * two of them.
 */
export function estimateJsonTokens(value: unknown): number {
  let tokens = 0;
  const waiting: unknown[] = [value];
  for (let counted = 0; counted < mostValues && waiting.length > 0; counted += 1) {
    const each = waiting.pop();
    if (typeof each === "string") tokens += estimateTextTokens(each) + 1;
    else if (typeof each === "number") tokens += 1 + Math.ceil(String(each).length / 3);
    else if (typeof each !== "object" || each === null) tokens += 2;
    else if (Array.isArray(each)) {
      tokens += 1;
      for (const item of each) waiting.push(item);
    } else {
      tokens += 1;
      for (const [key, item] of Object.entries(each)) {
        if (item === undefined) continue;
        tokens += estimateTextTokens(key) + 1;
        waiting.push(item);
      }
    }
  }
  return tokens;
}
