import type { Section } from "../benchmark.ts";

/** The figures that runs are compared by. Everything else that was measured stands in the tables and in the file's details. */
export const headlineKeys: readonly string[] = [
  ...["llmrouter_ulab", "zeroeval", "bfcl", "paretobandit"].flatMap((set) =>
    ["l0", "l1"].flatMap((lambda) => ["", ".beta", ".bestFixed", ".shuffled"].map((of) => `${set}.${lambda}${of}`)),
  ),
  "decide.p50us",
  "decide.p99us",
  "pacing.worstDeviation",
  "newcomer.steps",
  "drift.steps",
  "nofeedback.regret",
  "latency.successRate",
  "latency.p95ttftMs",
];

/** A bar that a figure should reach: at least, or at most, some value or another figure less something. */
interface Bar {
  readonly key: string;
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
  /** The figure that the bar is counted from. @default 0 */
  readonly than?: string | undefined;
}

/** Mean utilities that a cold start with true labels should reach, at λ 0 and λ 0.1. */
const utilities: Readonly<Record<string, readonly [number, number]>> = {
  llmrouter_ulab: [0.63, 0.565],
  zeroeval: [0.815, 0.742],
  bfcl: [0.86, 0.828],
  paretobandit: [0.932, 0.921],
};

const bars: readonly Bar[] = [
  ...Object.entries(utilities).flatMap(([set, [free, priced]]) => [
    { key: `${set}.l0`, atLeast: free },
    { key: `${set}.l1`, atLeast: priced },
    // Labels that say nothing must cost next to nothing.
    { key: `${set}.l0.shuffled`, atLeast: -0.005, than: `${set}.l0.beta` },
    { key: `${set}.l1.shuffled`, atLeast: -0.005, than: `${set}.l1.beta` },
  ]),
  { key: "nofeedback.regret", atLeast: 0, atMost: 0 },
  { key: "newcomer.steps", atMost: 150 },
  { key: "pacing.worstDeviation", atMost: 0.01 },
  { key: "decide.p50us", atMost: 20 },
];

/** Every figure that has a bar, those that fall short of it first. */
export function barsSection(figures: Readonly<Record<string, number>>, seeds: number): Section {
  const rows = bars.map((bar) => {
    const figure = figures[bar.key] ?? Number.NaN;
    const base = bar.than === undefined ? 0 : (figures[bar.than] ?? Number.NaN);
    const [least, most] = [
      base + (bar.atLeast ?? Number.NEGATIVE_INFINITY),
      base + (bar.atMost ?? Number.POSITIVE_INFINITY),
    ];
    const reached = figure >= least && figure <= most;
    return { reached, cells: [bar.key, text(figure), wanted(least, most), reached ? "reached" : "SHORT"] };
  });
  rows.sort((left, right) => Number(left.reached) - Number(right.reached));
  return {
    title: "Against the bars",
    table: { columns: ["figure", "measured", "bar", ""], rows: rows.map(({ cells }) => cells) },
    notes: [
      `${seeds} seeds. Utilities are means over them; ± in the tables above is half a 95 % interval (Student's t).`,
    ],
  };
}

function wanted(least: number, most: number): string {
  if (least === most) return text(least);
  return Number.isFinite(least) ? `≥ ${text(least)}` : `≤ ${text(most)}`;
}

function text(value: number): string {
  return Number(value.toPrecision(4)).toString();
}

/** Parts what runs are compared by from the rest. */
export function partHeadline(figures: Readonly<Record<string, number>>): {
  readonly headline: Readonly<Record<string, number>>;
  readonly rest: Readonly<Record<string, number>>;
} {
  const entries = Object.entries(figures);
  return {
    headline: Object.fromEntries(headlineKeys.flatMap((key) => entries.filter(([name]) => name === key))),
    rest: Object.fromEntries(entries.filter(([name]) => !headlineKeys.includes(name))),
  };
}
