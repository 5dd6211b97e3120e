/** Where everything is counted that came when there were as many names as are told apart. */
export const otherNames = "(other)";

/** Series by name, as many as there is room for: those that come later are counted as one. */
export class SeriesByName<Series> {
  readonly #series = new Map<string, Series>();
  readonly #most: number;
  readonly #create: () => Series;

  constructor(most: number, create: () => Series) {
    this.#most = most;
    this.#create = create;
  }

  /** The series of a name. */
  of(name: string): Series {
    const own = this.#series.get(name);
    if (own) return own;
    if (this.#series.size >= this.#most && name !== otherNames) return this.of(otherNames);
    const series = this.#create();
    this.#series.set(name, series);
    return series;
  }

  /** What all of them say. */
  map<Said>(say: (series: Series, name: string) => Said): Readonly<Record<string, Said>> {
    return Object.fromEntries([...this.#series].map(([name, series]) => [name, say(series, name)]));
  }
}
