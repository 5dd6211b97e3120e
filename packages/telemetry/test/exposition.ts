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

/** The sum of all series of a counter. */
export function totalOf({ metrics }: Parsed): number {
  return metrics.reduce((sum, { value }) => sum + Number(value), 0);
}
