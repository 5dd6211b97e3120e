/** How many forms of an id are tried before it is given up as endless. */
const mostTries = 10_000;

/**
 * Gives each tool call of one conversation an id of a vendor's own form, no two the same. Other vendors' ids may hold
 * anything, begin anew with every turn, or be empty; results find their call in the order of calls.
 */
export class CallIds {
  readonly #form: (wish: string, attempt: number) => string;
  readonly #taken: Set<string> = new Set();
  /** The calls that wait for their result, by what the conversation calls them. */
  readonly #waiting: Map<string, string[]> = new Map();

  /** `form` makes an id of the vendor's form out of a wish; `attempt` counts from 1, and each gives another id. */
  constructor(form: (wish: string, attempt: number) => string) {
    this.#form = form;
  }

  /** The id for a call that the conversation knows by an id. */
  call(id: string): string {
    return this.#open(`id ${id}`, id);
  }

  /** The id of the call that a result under an id answers. */
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

  #open(key: string, wish: string): string {
    const id = this.#unique(wish);
    const waiting = this.#waiting.get(key);
    if (waiting) waiting.push(id);
    else this.#waiting.set(key, [id]);
    return id;
  }

  #close(key: string, wish: string): string {
    return this.#waiting.get(key)?.shift() ?? this.#unique(wish);
  }

  #unique(wish: string): string {
    let id = this.#form(wish, 1);
    for (let attempt = 2; this.#taken.has(id) && attempt < mostTries; attempt += 1) id = this.#form(wish, attempt);
    this.#taken.add(id);
    return id;
  }
}
