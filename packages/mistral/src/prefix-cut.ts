/** Takes the words that an answer was to go on from off its front, where the model says them again. */
export class PrefixCut {
  readonly #prefix: string;
  #held = "";
  #isOver: boolean;

  constructor(prefix: string) {
    this.#prefix = prefix;
    this.#isOver = prefix === "";
  }

  /** What is new in the next piece; what may still be the prefix is held back. */
  cut(text: string): string {
    if (this.#isOver) return text;
    this.#held += text;
    if (this.#prefix.startsWith(this.#held) && this.#held.length < this.#prefix.length) return "";
    this.#isOver = true;
    return this.#held.startsWith(this.#prefix) ? this.#held.slice(this.#prefix.length) : this.#held;
  }

  /** What was held back when the answer is over: it was not the prefix, but words of its own. */
  rest(): string {
    const rest = this.#isOver ? "" : this.#held;
    this.#isOver = true;
    return rest;
  }
}
