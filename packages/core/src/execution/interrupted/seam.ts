/** Models that repeat, repeat a sentence or two; a longer match is looked for no further. */
export const longestOverlap = 400;

/**
 * The seam between a text that broke off and the one that goes on. A model that goes on often begins by repeating the end of
 * what it was given: text is held back until it is clear how much, and the repeat is left out. Of several that fit, the longest
 * is taken: models write in whole tokens, whose beginnings hardly ever are the end of the one before. What the answer itself
 * says twice in a row, cut between the two, looks the same as a repeat, and is then said once.
 */
export class Seam {
  readonly #tail: string;
  #held = "";
  #isClosed = false;

  constructor(before: string) {
    this.#tail = before.slice(-longestOverlap);
  }

  /** Takes a piece of the text that goes on, and gives what may be handed over. */
  push(text: string): string {
    if (this.#isClosed) return text;
    this.#held += text;
    return this.#isOpen() ? "" : this.end();
  }

  /** Gives what was held back, without the repeat: nothing more comes, or it is clear. */
  end(): string {
    if (this.#isClosed) return "";
    this.#isClosed = true;
    return this.#held.slice(this.#overlap());
  }

  /** Whether what was held back could turn out to be the beginning of a longer repeat. */
  #isOpen(): boolean {
    for (let length = this.#tail.length; length > this.#held.length; length -= 1) {
      if (this.#tail.startsWith(this.#held, this.#tail.length - length)) return true;
    }
    return false;
  }

  #overlap(): number {
    for (let length = Math.min(this.#tail.length, this.#held.length); length > 0; length -= 1) {
      if (this.#held.startsWith(this.#tail.slice(-length))) return length;
    }
    return 0;
  }
}
