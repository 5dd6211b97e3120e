/** How many numbers are tried behind a name before it is given up as endless. */
const mostTries = 10_000;

/**
 * Gives each tool call of one conversation an id that Anthropic takes: letters, digits, `_` and `-`, no two the same. Other
 * vendors' ids may hold anything, begin anew with every turn, or be empty; results find their call in the order of calls.
 */
export class ToolIds {
  readonly #taken = new Set<string>();
  /** The calls that wait for their result, by what the conversation calls them. */
  readonly #waiting = new Map<string, string[]>();

  /** The id for a call that the conversation knows as `id`. */
  call(id: string): string {
    return this.#open(`id ${id}`, id);
  }

  /** The id of the call that a result under `id` answers. */
  result(id: string): string {
    return this.#close(`id ${id}`, id);
  }

  /** The id for a call in OpenAI's older form, which has only the function's name. */
  namedCall(name: string): string {
    return this.#open(`name ${name}`, name);
  }

  /** The id of the call that a result in OpenAI's older form answers. */
  namedResult(name: string): string {
    return this.#close(`name ${name}`, name);
  }

  #open(key: string, base: string): string {
    const id = this.#unique(base);
    const waiting = this.#waiting.get(key);
    if (waiting) waiting.push(id);
    else this.#waiting.set(key, [id]);
    return id;
  }

  #close(key: string, base: string): string {
    return this.#waiting.get(key)?.shift() ?? this.#unique(base);
  }

  #unique(wish: string): string {
    const base = wish.replace(/[^a-zA-Z0-9_-]/g, "_") || "call";
    let id = base;
    for (let count = 2; this.#taken.has(id) && count < mostTries; count += 1) id = `${base}_${count}`;
    this.#taken.add(id);
    return id;
  }
}
