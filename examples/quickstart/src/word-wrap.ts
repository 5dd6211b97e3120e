import { plainText, widthOf } from "./text-width.ts";

/** Breaks text into lines between words while it is still coming. */
export class WordWrap {
  readonly #columns: number;
  #column = 0;
  /** The word that may still go on. */
  #word = "";

  constructor(columns: number) {
    this.#columns = columns;
  }

  /** What can be printed of the text so far. */
  take(text: string): string {
    const parts = (this.#word + plainText(text)).split(/([ \n])/);
    this.#word = parts.pop() ?? "";
    return parts.map((part) => this.#place(part)).join("");
  }

  /** The last word. */
  end(): string {
    const word = this.#place(this.#word);
    this.#word = "";
    return word;
  }

  #place(part: string): string {
    if (part === "\n") {
      this.#column = 0;
      return part;
    }
    const width = widthOf(part);
    if (this.#column + width <= this.#columns || this.#column === 0) {
      this.#column += width;
      return part;
    }
    this.#column = part === " " ? 0 : width;
    return part === " " ? "\n" : `\n${part}`;
  }
}
