/** What kind of answer a request asks for, as far as its form shows. */
export type AnswerForm =
  /** One of several options that the request lists. */
  | "choice"
  /** A number, worked out from others. */
  | "number"
  /** A formula or a value, of something that is written in formulas. */
  | "formula"
  /** A program, or something said of one. */
  | "code"
  /** Data in a given shape. */
  | "json"
  /** The rest of what was begun, or what belongs into a gap. */
  | "completion"
  /** A name, a place, a time. */
  | "fact"
  /** Something that a passage before the question tells, or that follows from it. */
  | "reading"
  /** An answer to any other question. */
  | "question"
  /** Anything else: what is to be written or done. */
  | "text";

const options =
  /(?:^|\n|\s)\(?(?:A|1)[).:]\s[\s\S]{1,600}?(?:\n|\s)\(?(?:B|2)[).:]\s|\b(?:options|choices)\s*:|\bwh(?:ich|at) (?:of (?:the following|these|those)|statement|one of|sentence|answer|option)\b|\b(?:choose|select|pick) (?:the|one|between|from)\b/i;
const code =
  /```|^[ \t]*(?:def|class|import|from|function|const|let|var|public|private|#include|package|SELECT|CREATE)\s[^\n]*[({;:\w]$|\b(?:write|implement|create|complete|fix|refactor|debug)\b[^.\n]{0,40}\b(?:function|method|class|program|script|query|regex|code|component|unit tests?)\b|\breturn\b[^\n]{0,80};|=>\s*[{(]|>>> /im;
const formula =
  /\$[^$\n]{0,200}[\\^_={}+<>][^$\n]{0,200}\$|\$[a-zA-Z]\$|\\(?:frac|sqrt|sum|int|begin|left|cdot|times|le|ge)\b|(?:^|\s)[\da-z]+\s?\^\s?[\d{(a-z]/i;
const json = /\b(?:json|yaml|xml|csv)\b/i;
const quantity =
  /\b(?:how (?:many|much|long|far|old|tall|fast)|what (?:is|was|are|were|will be|would be) the (?:total|average|sum|difference|number|ratio|probability|cost|price|percentage|area|volume|value|length|distance|perimeter)|calculate|compute|find the (?:number|sum|total|value|area|average)|in dollars|percent)\b/i;
const list = /^(?:[\p{L}-]{2,30}, ){3,}[\p{L}-]{2,30}$/u;
const person =
  /^(?:(?:in|on|at|of|by|for|from|to|with|during|under) )?(?:who(?:se|m)?|when|what (?:year|nationality|is the capital))\b/i;
// A capital letter within a sentence: a name, in the languages that write them so.
const named = /[\p{Ll},’'"] (?:"|“|‘|')?\p{Lu}\p{L}+/u;
const question =
  /^(?:what|who|whom|whose|which|why|how|is|are|was|were|do|does|did|can|could|will|would|should|has|have|(?:when|where) (?:is|are|was|were|do|does|did|can|could|will|would|should|has|have))\b/i;

/** From how many characters on a question is taken to be about what stands before it. */
const passage = 480;

/** How much of a text is read, half of it at either end. */
const mostRead = 1600;

/**
 * Reads the form of the answer off the text that asks for it, by a few rules, the first that fits: no guess at what the text
 * means. The rules know English words; in other languages they see signs, digits and layout alone.
 */
export function answerFormOf(whole: string, wantsJson = false): AnswerForm {
  if (wantsJson) return "json";
  const text = whole.length <= mostRead ? whole : `${whole.slice(0, mostRead / 2)}\n${whole.slice(-mostRead / 2)}`;
  const tail = text.slice(-400);
  if (code.test(text)) return "code";
  if (formula.test(text)) return "formula";
  if (text.length > passage && !options.test(tail)) {
    const end = text.trimEnd();
    if (/[?？\p{L}]$|_\s*\.?$/u.test(end)) return "reading";
  }
  if (options.test(tail)) return "choice";
  const digits = countDigitRuns(text);
  if (digits > 0 && quantity.test(tail)) return "number";
  if (json.test(tail)) return "json";
  const trimmed = text.trimEnd();
  if (list.test(trimmed)) return "text";
  if (/_{1,}\s*\.?$|\s_{2,}\s/.test(tail)) return "completion";
  const asks = trimmed.endsWith("?") || trimmed.endsWith("？");
  if (asks || question.test(trimmed)) {
    const sentence = asks ? lastSentence(trimmed) : trimmed.slice(0, 300);
    // A question that is typed like a search, without a sign at its end, looks something up.
    return !asks || person.test(sentence) || named.test(sentence) ? "fact" : "question";
  }
  return /[\p{L}\p{N},]$/u.test(trimmed) && trimmed.length > 24 ? "completion" : "text";
}

function countDigitRuns(text: string): number {
  let count = 0;
  let inside = false;
  for (let index = 0; index < text.length && count < 2; index += 1) {
    const code = text.charCodeAt(index);
    const digit = code >= 48 && code <= 57;
    if (digit && !inside) count += 1;
    inside = digit;
  }
  return count;
}

function lastSentence(text: string): string {
  const body = text.slice(-300, -1);
  const start = Math.max(
    body.lastIndexOf(". "),
    body.lastIndexOf("? "),
    body.lastIndexOf("\n"),
    body.lastIndexOf("! "),
  );
  return body.slice(start + 1).trimStart();
}
