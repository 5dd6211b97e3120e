/** How many times a name is tried with another number before it is given up as endless. */
const mostTries = 10_000;

/**
 * Gives each tool call of one request an id that Anthropic takes (letters, digits, `_` and `-`), the same one for the call
 * and its result, and no two calls the same. Ids that other vendors gave may hold anything, or be empty.
 */
export class ToolIds {
  readonly #given = new Map<string, string>();
  readonly #taken = new Set<string>();
  /** Calls in OpenAI's older form have no id: those that wait for their result, by function name. */
  readonly #waiting = new Map<string, string[]>();

  /** The id for a call that the conversation knows as `id`. */
  of(id: string): string {
    const known = this.#given.get(id);
    if (known !== undefined) return known;
    const made = this.#unique(id.replace(/[^a-zA-Z0-9_-]/g, "_") || "call");
    this.#given.set(id, made);
    return made;
  }

  /** A new id for a call of `name` in OpenAI's older form. */
  called(name: string): string {
    const id = this.#unique(`function_${name.replace(/[^a-zA-Z0-9_-]/g, "_")}`);
    const waiting = this.#waiting.get(name);
    if (waiting) waiting.push(id);
    else this.#waiting.set(name, [id]);
    return id;
  }

  /** The id of the call that a result of `name` in OpenAI's older form answers: the first one still waiting. */
  answered(name: string): string {
    return this.#waiting.get(name)?.shift() ?? this.#unique(`function_${name.replace(/[^a-zA-Z0-9_-]/g, "_")}`);
  }

  #unique(base: string): string {
    let id = base;
    for (let count = 2; this.#taken.has(id) && count < mostTries; count += 1) id = `${base}_${count}`;
    this.#taken.add(id);
    return id;
  }
}
