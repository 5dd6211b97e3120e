import parsePrometheusTextFormat from "parse-prometheus-text-format";

/** A metric as the independent parser reads it, in the form of prom2json. */
export interface Parsed {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly metrics: readonly {
    readonly value?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly buckets?: Readonly<Record<string, string>>;
    readonly count?: string;
    readonly sum?: string;
  }[];
}

/** Parses an exposition; throws for what is none. */
export function parse(text: string): readonly Parsed[] {
  return parsePrometheusTextFormat(text);
}

/**
 * The samples of a histogram, each by itself. The parser knows of no histogram with labels, and mixes its series up: without
 * the line that says what it is, it reads every sample with its labels.
 */
export function samplesOf(text: string, name: string): readonly Parsed["metrics"][number][] {
  const families = parse(text.replace(/^# (TYPE|HELP) .*\n/gm, ""));
  return families.filter((family) => family.name === name).flatMap(({ metrics }) => metrics);
}

/** The sum of all series of a counter. */
export function totalOf({ metrics }: Parsed): number {
  return metrics.reduce((sum, { value }) => sum + Number(value), 0);
}
