/** How many forms of an id are tried before it is given up as endless. */
const mostTries = 10_000;

/** Nine letters and digits out of any text, the same every time: two 32-bit FNV-1a hashes, written to base 36. */
export function shortId(text: string): string {
  let [first, second] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ (unit + index), 0x85ebca6b);
  }
  const number = (first >>> 0) * 0x100000 + ((second >>> 0) & 0xfffff);
  return number.toString(36).padStart(9, "0").slice(-9);
}

/**
 * Gives each tool call of one conversation an id that Mistral takes: exactly nine letters and digits, no two the same.
 * Other vendors' ids may hold anything, or begin anew with every turn; results find their call in the order of calls.
 */
export class ToolIds {
  readonly #taken = new Set<string>();
  /** The calls that wait for their result, by what the conversation calls them. */
  readonly #waiting = new Map<string, string[]>();

  /** The id for a call that the conversation knows as `key`: an id, or in OpenAI's older form a function's name. */
  call(key: string): string {
    const id = this.#unique(key);
    const waiting = this.#waiting.get(key);
    if (waiting) waiting.push(id);
    else this.#waiting.set(key, [id]);
    return id;
  }

  /** The id of the call that a result under `key` answers. */
  result(key: string): string {
    return this.#waiting.get(key)?.shift() ?? this.#unique(key);
  }

  #unique(wish: string): string {
    let id = /^[a-zA-Z0-9]{9}$/.test(wish) ? wish : shortId(wish);
    for (let count = 2; this.#taken.has(id) && count < mostTries; count += 1) id = shortId(`${wish} ${count}`);
    this.#taken.add(id);
    return id;
  }
}
