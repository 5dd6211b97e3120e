/** No vendor gives more answers to a request; more in one stream are a provider's mistake. */
const mostChoices = 128;

/** What an adapter keeps of each choice of a stream, by its index. */
export class ChoiceMap<Choice extends { readonly finished: boolean }> extends Map<number, Choice> {
  readonly #make: (index: number) => Choice;

  constructor(make: (index: number) => Choice) {
    super();
    this.#make = make;
  }

  /** Whether there is a choice, and each has its finish reason. */
  get finished(): boolean {
    return this.size > 0 && [...this.values()].every((choice) => choice.finished);
  }

  /** The choice of this index, made if it is new; nothing for one too many. */
  at(index: number): Choice | undefined {
    const known = this.get(index);
    if (known || index >= mostChoices) return known;
    const made = this.#make(index);
    this.set(index, made);
    return made;
  }
}
