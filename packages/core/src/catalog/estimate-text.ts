import { kindOf, kinds, tokensOf } from "./characters.ts";

/** Longer texts are read in evenly spaced windows that hold this many characters together, and reckoned up. */
export const longestReadWhole = 100_000;

/** One window of a long text, in characters. */
const windowLength = 512;

/**
 * About how many tokens a text is, for any vendor, without a tokenizer: within a quarter of the real number for prose, code
 * and data in most scripts. It follows what the vendors' tokenizers do (byte-pair encoding over runs of letters, digits and
 * signs): a word of usual length is a token together with the space before it, three digits are one, signs join.
 *
 * @param share what part of the text to read, above 0 and at most 1. @default what makes it at most 100,000 characters
 */
export function estimateTextTokens(text: string, share: number = longestReadWhole / text.length): number {
  const windows = Math.max(1, Math.ceil((text.length * share) / windowLength));
  if (share >= 1 || windows * windowLength >= text.length) return Math.ceil(countTokens(text, 0, text.length));
  let tokens = 0;
  for (let index = 0; index < windows; index += 1) {
    const place = windows === 1 ? 0 : index / (windows - 1);
    const from = Math.floor(place * (text.length - windowLength));
    tokens += countTokens(text, from, from + windowLength);
  }
  return Math.ceil((tokens * text.length) / (windows * windowLength));
}

function countTokens(text: string, from: number, to: number): number {
  let tokens = 0;
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    const start = at;
    const kind = kindOf(code);
    at += 1;
    if (kind === kinds.other) {
      tokens += tokensOf(code);
    } else if (kind === kinds.lower || kind === kinds.upper) {
      at = endOfWord(text, at, to);
      tokens += wordTokens(text, start, at);
    } else {
      let changes = 0;
      while (at < to && kindOf(text.charCodeAt(at)) === kind) {
        if (text.charCodeAt(at) !== text.charCodeAt(at - 1)) changes += 1;
        at += 1;
      }
      const next = at < to ? kindOf(text.charCodeAt(at)) : kinds.space;
      if (kind === kinds.digit) tokens += Math.ceil((at - start) / 3);
      else if (kind === kinds.newline) tokens += 0.75;
      else if (kind === kinds.space) tokens += at - start > 1 ? 1 : spaceTokens(next);
      else tokens += signTokens(at - start, changes, next);
    }
  }
  return tokens;
}

/** A word ends where its letters do, and before a capital that follows a small letter. */
function endOfWord(text: string, from: number, to: number): number {
  let at = from;
  let before = kindOf(text.charCodeAt(at - 1));
  while (at < to) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind !== kinds.lower && !(kind === kinds.upper && before === kinds.upper)) break;
    before = kind;
    at += 1;
  }
  return at;
}

/** Long, accented and shouted words come in pieces. */
function wordTokens(text: string, from: number, to: number): number {
  let capitals = 0;
  let accents = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 128) accents += 1;
    else if (code <= 90) capitals += 1;
  }
  const length = to - from;
  const shouted = Math.max(0, capitals - 2) * 0.17;
  return 1 + Math.max(0, length - 6) * 0.16 + accents * 0.45 + shouted;
}

/** A lone space belongs to the word or the sign after it, but not to a number. */
function spaceTokens(next: number): number {
  return next === kinds.digit ? 0.9 : 0;
}

/** A lone sign often joins the word after it, and a few signs, or a line of the same one, join each other. */
function signTokens(length: number, changes: number, next: number): number {
  if (length === 1) return next === kinds.lower || next === kinds.upper ? 0.55 : 1;
  return 1 + Math.max(0, changes - 1) * 0.4 + Math.max(0, length - 16) / 64;
}
