/** What is counted of a call. */
export const usageMetrics = [
  "nanoUsd",
  "unsureNanoUsd",
  "cautionNanoUsd",
  "overrunNanoUsd",
  "calls",
  "inputTokens",
  "outputTokens",
] as const;

/** One of {@link usageMetrics}. */
export type UsageMetric = (typeof usageMetrics)[number];

/** What a call is counted under. */
export interface UsageLabels {
  readonly model: string;
  readonly mode: string;
  readonly tags: readonly string[];
}

/** Stores take names of so many characters. */
const longestName = 512;
const separator = "\n";

/** The name of a counter. Tags that do not fit are left out. */
export function usageCounter(metric: UsageMetric, { model, mode, tags }: UsageLabels): string {
  let name = [metric, mode, model].map(clean).join(separator);
  for (const tag of [...tags].sort()) {
    const longer = `${name}${separator}${clean(tag)}`;
    if (longer.length > longestName) break;
    name = longer;
  }
  // A model's name comes from callers: one that no store takes would take the whole settlement with it.
  return name.slice(0, longestName).toWellFormed();
}

/** What a counter's name says. */
export function readUsageCounter(name: string): UsageLabels & { readonly metric: string } {
  const [metric = "", mode = "", model = "", ...tags] = name.split(separator);
  return { metric, mode, model, tags };
}

/** The book of a day, in UTC. */
export function usageBook(day: string): string {
  return `usage ${day}`;
}

function clean(text: string): string {
  return text.replaceAll(separator, " ");
}
