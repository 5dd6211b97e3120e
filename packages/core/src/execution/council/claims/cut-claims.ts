/** Claims of one answer that are looked at; what a longer one says beyond that is not. */
const mostClaims = 40;

/** Headings, bullets, numbers of lists and quotation marks at the beginning of a line. */
const lineMarks = /^[\s>#*+•–-]+|^\s*\d{1,3}[.)]\s+/u;
const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * Cuts an answer into claims: its sentences and the lines of its lists, without questions, headings and blocks of code. They
 * stand as they were written, but for marks of Markdown.
 */
export function cutClaims(answer: string): readonly string[] {
  const claims: string[] = [];
  const prose = answer.replace(/```[\s\S]*?(?:```|$)/gu, "\n").normalize("NFKC");
  for (const line of prose.split("\n")) {
    if (/^\s*#/u.test(line)) continue;
    const plain = line.replace(lineMarks, "").replace(/\*\*|__|`/gu, "");
    for (const { segment } of sentences.segment(plain)) {
      if (claims.length >= mostClaims) return claims;
      const claim = segment.trim();
      if (isClaim(claim)) claims.push(claim);
    }
  }
  return claims;
}

/** A question claims nothing, and neither does a word or two, unless it is a number. */
function isClaim(text: string): boolean {
  if (/[?:]$/u.test(text)) return false;
  return text.split(/\s+/u).length >= 3 || (/\d/u.test(text) && /\p{L}/u.test(text)) || /[\p{Lo}]{4}/u.test(text);
}
