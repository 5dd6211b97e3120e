/** What is said with marks around it: `**42**`, `` `B` ``, `"Paris"`. */
const marks = /[*_`"'“”‘’«»]/gu;
/** Where answers say that the answer comes now; the last place counts. */
const announcement = /\\boxed\{([^{}]*)\}|^\s*####\s*|\banswer\s*(?:is\b|:|=)\s*:?\s*/gimu;
/** Longer ones say something, which nobody votes on word by word. */
const longestShortAnswer = 40;
const mostWords = 5;

/** A text as it is compared: without marks, case, end punctuation and doubled spaces (Unicode NFKC, lower case). */
export function normalText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(marks, "")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/^[([{]\s*|\s*[.,;:!?)\]}]+$/gu, "")
    .trim()
    .toLowerCase();
}

/** What an answer ends up with, where it says so: `The answer is 42.`, `#### 42`, `\boxed{42}`; else undefined. */
export function announcedAnswer(text: string): string | undefined {
  let found: string | undefined;
  for (const match of text.matchAll(announcement)) {
    const [line = ""] = text.slice(match.index + match[0].length).split("\n", 1);
    // What is said behind the answer is an explanation.
    found = match[1] ?? line.split(/(?<=[.!?])\s/u, 1)[0];
  }
  return found?.replace(/^\\\(|\\\)$/gu, "").trim();
}

/** Whether a text is so short that it is an answer and nothing else. */
export function isShort(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length <= longestShortAnswer && !trimmed.includes("\n") && trimmed.split(/\s+/u).length <= mostWords;
}

/** The text without the fence of Markdown that some models put around JSON, whatever they are told. */
export function unfenced(text: string): string {
  return /^```[\w-]*\s*\n([\s\S]*?)\n?```$/u.exec(text.trim())?.[1] ?? text;
}
