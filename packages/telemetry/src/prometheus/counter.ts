import { Family, type FamilyInit, type LabelValues } from "./metric-family.ts";
import { headOf, sampleOf } from "./text-format.ts";

/** What a counter is made from. */
export interface CounterInit extends FamilyInit {
  /** How many of what is added make one of what is shown, so that sums of whole numbers stay exact. @default 1 */
  readonly divisor?: number | undefined;
  /** Whether it may go down as well. @default false */
  readonly gauge?: boolean | undefined;
}

/** A number that goes up, or that stands where it was set. */
export class Counter {
  readonly #family: Family<{ value: number }>;
  readonly #divisor: number;
  readonly #type: "counter" | "gauge";

  constructor({ divisor = 1, gauge = false, ...family }: CounterInit) {
    this.#family = new Family(family, () => ({ value: 0 }));
    this.#divisor = divisor;
    this.#type = gauge ? "gauge" : "counter";
  }

  add(values: LabelValues, amount = 1): void {
    this.#family.of(values).value += amount;
  }

  set(values: LabelValues, amount: number): void {
    this.#family.of(values).value = amount;
  }

  /** Its lines of the exposition. */
  lines(): readonly string[] {
    const { name, labels } = this.#family;
    return [
      ...headOf(this.#family, this.#type),
      ...this.#family.all().map(({ values, series }) => sampleOf(name, labels, values, series.value / this.#divisor)),
    ];
  }
}
