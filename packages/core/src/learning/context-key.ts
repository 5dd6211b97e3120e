const none: readonly string[] = [];

/** Joins the names of a context into one: once for all candidates of a request, which have the same one. */
export class ContextKey {
  #context: readonly string[] = none;
  #key = "";

  /** The names as one. A context must not change once it was given. */
  of(context: readonly string[]): string {
    if (this.#context !== context) {
      this.#context = context;
      this.#key = context.join("\n");
    }
    return this.#key;
  }
}
