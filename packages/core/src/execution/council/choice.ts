import { announcedAnswer, normalText } from "./plain-text.ts";

/** The options of a multiple-choice question: what stands behind each letter, as it is compared. */
export type Choices = ReadonlyMap<string, string>;

const option = /^\s*(?:[-*]\s*)?\(?([A-Za-z])[).:]\s+(\S.*)$/gmu;
const letterAlone = /^\(?([a-z])\)?(?:[).:]\s.*)?$/u;

/** The options that a question lists, one a line and lettered from A; undefined if it is no such question. */
export function choicesIn(question: string): Choices | undefined {
  const found = new Map<string, string>();
  for (const [, letter = "", text = ""] of question.matchAll(option)) {
    // A list that does not go on from A is a list of something else.
    if (letter.toLowerCase() !== String.fromCharCode(97 + found.size)) continue;
    found.set(letter.toLowerCase(), normalText(text));
  }
  return found.size >= 2 ? found : undefined;
}

/** The letter that an answer chooses: given alone, announced, or by the option's own words; undefined if it chooses none. */
export function choiceIn(text: string, choices: Choices): string | undefined {
  for (const part of [announcedAnswer(text), text]) {
    if (part === undefined) continue;
    const plain = normalText(part).replace(/^option\s+/u, "");
    const letter = letterAlone.exec(plain)?.[1];
    if (letter !== undefined && choices.has(letter)) return letter;
    for (const [each, words] of choices) if (words === plain) return each;
  }
  return undefined;
}
