/** Values of a metric's labels, in the order of their names. */
export type LabelValues = readonly string[];

/** What is the same for all series of a metric. */
export interface FamilyInit {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
}

/** Series that are told apart in one metric. What comes later is counted under `(other)`. */
export const mostSeries = 2000;
const other = "(other)";

/** The series of one metric, by the values of their labels. */
export class Family<Series> {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  readonly #create: () => Series;
  readonly #series: Map<string, { readonly values: LabelValues; readonly series: Series }> = new Map();

  constructor({ name, help, labels }: FamilyInit, create: () => Series) {
    this.name = name;
    this.help = help;
    this.labels = labels;
    this.#create = create;
  }

  /** The series with these values. */
  of(values: LabelValues): Series {
    const key = values.join("\u0000");
    const own = this.#series.get(key);
    if (own) return own.series;
    const others = values.map(() => other);
    if (this.#series.size >= mostSeries && key !== others.join("\u0000")) return this.of(others);
    const series = this.#create();
    this.#series.set(key, { values, series });
    return series;
  }

  /** All of them, in the order in which they came. */
  all(): readonly { readonly values: LabelValues; readonly series: Series }[] {
    return [...this.#series.values()];
  }
}
