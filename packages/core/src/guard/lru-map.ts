/** A map of at most `capacity` entries; a new one takes the place of the one that was used longest ago. */
export class LruMap<Value> {
  readonly #capacity: number;
  readonly #entries = new Map<string, Value>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** How many entries there are. */
  get size(): number {
    return this.#entries.size;
  }

  /** Reads an entry without counting as its use. */
  peek(key: string): Value | undefined {
    return this.#entries.get(key);
  }

  /** Writes an entry, which counts as its use. */
  set(key: string, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#capacity) return;
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  /** The entries, the one used longest ago first. */
  entries(): IterableIterator<[string, Value]> {
    return this.#entries.entries();
  }
}
