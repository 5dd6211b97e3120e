/** Finds what a hash stands for, among the names that were noted. */
export class HashedNames<Value> {
  readonly #most: number;
  readonly #hash: (name: string) => string;
  readonly #noted: Set<string> = new Set();
  readonly #byHash: Map<string, Value> = new Map();

  /** At most so many names; further ones are not noted. */
  constructor(most: number, hash: (name: string) => string) {
    this.#most = most;
    this.#hash = hash;
  }

  note(name: string, value: Value): void {
    if (this.#noted.has(name) || this.#noted.size >= this.#most) return;
    this.#noted.add(name);
    this.#byHash.set(this.#hash(name), value);
  }

  /** What was noted, in that order. */
  values(): readonly Value[] {
    return [...this.#byHash.values()];
  }

  get(hash: string): Value | undefined {
    return this.#byHash.get(hash);
  }
}
