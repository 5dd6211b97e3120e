/** How much may be held back: no fence is longer, whatever blanks are around it. */
const longestFence = 64;

/** What may yet become the opening of a fence. */
const openingSoFar = /^\s*(`{0,2}|```[a-z]*\s*)$/i;
const opening = /^\s*```(json)?(?![a-z])\s*/i;
const closing = /\s*```\s*$/;
/** What may yet become the closing of a fence. */
const closingSoFar = /\s*`{0,3}\s*$/;

/**
 * Takes the Markdown fence from around JSON that comes piece by piece; models add one whatever they are told. Text without
 * a fence comes through as it is. Nothing but a possible fence is held back.
 */
export class FenceReader {
  #state: "opening" | "fenced" | "bare" = "opening";
  #held = "";

  /** The part of the text so far that is certain, and was not given before. */
  read(piece: string): string {
    if (this.#state === "bare") return piece;
    this.#held += piece;
    if (this.#state === "opening") {
      if (this.#held.length <= longestFence && openingSoFar.test(this.#held)) return "";
      this.#state = opening.test(this.#held) ? "fenced" : "bare";
      this.#held = this.#held.replace(opening, "");
      if (this.#state === "bare") return this.#give(this.#held.length);
    }
    const tail = this.#held.slice(-longestFence);
    return this.#give(this.#held.length - (closingSoFar.exec(tail)?.[0].length ?? 0));
  }

  /** What is left once the text has ended. */
  end(): string {
    if (this.#state === "fenced") this.#held = this.#held.replace(closing, "");
    return this.#give(this.#held.length);
  }

  #give(length: number): string {
    const given = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    return given;
  }
}
