import type { Table } from "./report/table.ts";

/** What a benchmark is run with. */
export interface BenchmarkOptions {
  /** The folder of recorded data. */
  readonly dataFolder: string;
  /** How many seeds each stream is run with. @default the benchmark's own number */
  readonly seeds: number | undefined;
  /** A rough run in a fraction of the time: fewer seeds, and not every part. */
  readonly quick: boolean;
  /** Tells how far the run has come. */
  readonly progress: (text: string) => void;
}

/** What a benchmark found. */
export interface BenchmarkResult {
  /** The figures that are compared between runs, by flat names. */
  readonly headline: Readonly<Record<string, number>>;
  /** What people read. */
  readonly sections: readonly Section[];
  /** Everything else that was measured, for the JSON file. */
  readonly details: Readonly<Record<string, unknown>>;
  /** A picture of the result, where there is one: an SVG document. */
  readonly picture?: string | undefined;
}

/** A table with what it needs to be understood. */
export interface Section {
  readonly title: string;
  readonly table: Table;
  readonly notes?: readonly string[] | undefined;
}

/** Something that can be measured by its name. */
export interface Benchmark {
  readonly name: string;
  /** One line, for the list of benchmarks. */
  readonly summary: string;
  run(options: BenchmarkOptions): Promise<BenchmarkResult>;
}
