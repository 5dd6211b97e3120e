/** What a sentence says, as far as it can be compared without understanding it. */
export interface Statement {
  /** Its words but for numbers, names and words that say nothing by themselves. */
  readonly words: ReadonlySet<string>;
  /** Words in capitals within the sentence. */
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
  readonly negated: boolean;
}

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

const empty = new Set(
  "a an the and or but so of in on at to for from by with as is are was were be been being it its this that these those there has have had do does did will would can could may might must should also than then very just about into over such i you he she we they their his her our your which who whom what when where how if".split(
    " ",
  ),
);
const negations = new Set(
  "not no never none neither nor cannot without isn't aren't wasn't weren't don't doesn't didn't won't can't couldn't shouldn't wouldn't hasn't haven't hadn't nobody nothing".split(
    " ",
  ),
);
const numberWords = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve".split(" ").map((word, value) => [word, value]),
);

/** Reads what a sentence says. Negations are known in English; words and numbers in any language that writes them. */
export function statementOf(sentence: string): Statement {
  const words = new Set<string>();
  const names = new Set<string>();
  const numbers = new Set<number>();
  let negated = false;
  let first = true;
  // A comma between thousands would part a number in two.
  const text = sentence
    .normalize("NFKC")
    .replace(/’/gu, "'")
    .replace(/(?<=\d),(?=\d{3}\b)/gu, "");
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (!isWordLike) continue;
    const lower = segment.toLowerCase();
    const value = /^\d/u.test(lower) ? Number.parseFloat(lower) : numberWords.get(lower);
    if (value !== undefined) numbers.add(value);
    else if (negations.has(lower)) negated = !negated;
    else if (!empty.has(lower)) {
      const isName = !first && /^\p{Lu}/u.test(segment) && segment.length > 1;
      (isName ? names : words).add(isName ? lower : stem(lower));
    }
    first = false;
  }
  return { words, names, numbers, negated };
}

/** So much of an ending is cut that "builds", "built in" and "building" may meet; whole stemming would need a language. */
function stem(word: string): string {
  if (word.length <= 4) return word;
  return word.replace(/(?:ies|y)$/u, "i").replace(/(?:ing|ed|es|s)$/u, "");
}
