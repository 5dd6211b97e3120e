import type { UsageLabels } from "./usage-counter.ts";

/** Seven counters each, for 13 months: what many models and tags come to, and no more than a store in memory takes. */
const mostKinds = 500;
/** Days of a space that are remembered at a time. */
const mostDays = 1000;

/** What calls are counted under of which there are too many kinds. */
const other = "(other)";

/**
 * Bounds how many kinds of calls (mode, model and tags) each day of a space is told apart by: tags and names of models come from
 * callers, and each kind takes counters in the store. What comes beyond is counted by its mode alone. Each process counts for itself.
 */
export class UsageKinds {
  readonly #kindsOf: Map<string, Set<string>> = new Map();

  /** What a call of that day is counted under. */
  labelsOf(space: string, day: string, labels: UsageLabels): UsageLabels {
    const kinds = this.#kinds(`${day} ${space}`);
    const { model, mode, tags } = labels;
    const kind = [mode, model, ...tags.toSorted()].join("\n");
    if (kinds.has(kind)) return labels;
    if (kinds.size >= mostKinds) return { mode, model: other, tags: [] };
    kinds.add(kind);
    return labels;
  }

  #kinds(of: string): Set<string> {
    const kinds = this.#kindsOf.get(of) ?? new Set();
    // Whoever was here last is let go last.
    this.#kindsOf.delete(of);
    this.#kindsOf.set(of, kinds);
    const [oldest] = this.#kindsOf.keys();
    if (this.#kindsOf.size > mostDays && oldest !== undefined) this.#kindsOf.delete(oldest);
    return kinds;
  }
}
