import { Family, type FamilyInit, type LabelValues } from "./metric-family.ts";
import { headOf, sampleOf } from "./text-format.ts";

/** What a histogram is made from. */
export interface HistogramInit extends FamilyInit {
  /** Upper bounds of buckets, from the lowest; one without bound comes on top. */
  readonly bounds: readonly number[];
}

interface Series {
  readonly counts: number[];
  sum: number;
  count: number;
}

/** How often values were at most so large. */
export class Histogram {
  readonly #family: Family<Series>;
  readonly #bounds: readonly number[];

  constructor({ bounds, ...family }: HistogramInit) {
    this.#bounds = bounds;
    this.#family = new Family(family, () => ({ counts: bounds.map(() => 0), sum: 0, count: 0 }));
  }

  observe(values: LabelValues, value: number): void {
    const series = this.#family.of(values);
    series.count += 1;
    series.sum += value;
    const bucket = this.#bounds.findIndex((bound) => value <= bound);
    if (bucket >= 0) series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
  }

  /** Its lines of the exposition: buckets count all that is below them as well. */
  lines(): readonly string[] {
    const { name, labels } = this.#family;
    const lines = [...headOf(this.#family, "histogram")];
    for (const { values, series } of this.#family.all()) {
      let below = 0;
      for (const [index, bound] of this.#bounds.entries()) {
        below += series.counts[index] ?? 0;
        lines.push(sampleOf(`${name}_bucket`, [...labels, "le"], [...values, String(bound)], below));
      }
      lines.push(
        sampleOf(`${name}_bucket`, [...labels, "le"], [...values, "+Inf"], series.count),
        sampleOf(`${name}_sum`, labels, values, series.sum),
        sampleOf(`${name}_count`, labels, values, series.count),
      );
    }
    return lines;
  }
}
