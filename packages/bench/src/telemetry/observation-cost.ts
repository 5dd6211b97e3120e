import { seededRandom } from "@overture/core";
import type { Section } from "../benchmark.ts";
import { quantile } from "../statistics/quantile.ts";
import { shuffled } from "../statistics/shuffle.ts";
import { buildCore } from "./core-build.ts";
import { type Observation, observed } from "./observed.ts";

/** What requests cost, observed in one way. */
export interface ObservationCost {
  readonly observation: Observation;
  /** Processor time of a request, by the median of the rounds, in microseconds. */
  readonly microseconds: number;
  /** Against a request that cannot be observed, by the median of the rounds' ratios. */
  readonly ratio: number;
  /** The middle half of those ratios. */
  readonly quartiles: readonly [low: number, high: number];
}

const observations: readonly Observation[] = ["bare", "off", "recorded", "events", "otel"];

/** Requests that are measured at once: as few as are counted at once, so that much of what runs beside falls between them. */
const requestsPerRound = 64;
/** Requests before anything is measured, until the engine has compiled what it compiles. */
const warmUp = 5000;

/** How it is measured. */
export interface CostOptions {
  readonly rounds: number;
  readonly onProgress: (text: string) => void;
}

/**
 * Measures what a request costs this process, with a provider that answers at once: in every round all ways of observing in a
 * new order, and each against the bare one of the same round. Processor time, so that other programs count for little; and
 * each way has a core of its own, since what is shared is called more often, and so faster.
 */
export async function measureCosts({ rounds, onProgress }: CostOptions): Promise<readonly ObservationCost[]> {
  const random = seededRandom("observation");
  const arms = await Promise.all(
    observations.map(async (observation) => {
      const core = await buildCore({ observable: observation !== "bare" });
      return { observation, ...observed(observation, core), times: [] as number[] };
    }),
  );
  for (const arm of arms) await processorTime(arm.overture, warmUp);
  for (let round = 0; round < rounds; round += 1) {
    if (round % 100 === 0) onProgress(`telemetry: round ${round} of ${rounds}`);
    for (const arm of shuffled(arms, random)) arm.times.push(await processorTime(arm.overture, requestsPerRound));
  }
  for (const arm of arms) await arm.close();
  const bare = arms[0]?.times ?? [];
  return arms.map(({ observation, times }) => {
    const ratios = times.map((time, round) => time / (bare[round] ?? Number.NaN));
    return {
      observation,
      microseconds: quantile(times, 0.5),
      ratio: quantile(ratios, 0.5),
      quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)] as const,
    };
  });
}

/** The processor time of a request, in microseconds, over a number of them. */
async function processorTime(overture: ReturnType<typeof observed>["overture"], count: number): Promise<number> {
  const before = process.cpuUsage();
  for (let index = 0; index < count; index += 1) {
    await overture.chat.completions.create({
      model: "auto",
      messages: [{ role: "user", content: `Question ${index}: why does my for-await loop never end?` }],
    });
    // What is exported and collected in the background is a cost as well, and needs its turn.
    if (index % requestsPerRound === requestsPerRound - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}

/** What came of it. */
export function costReport(costs: readonly ObservationCost[]): {
  readonly headline: Readonly<Record<string, number>>;
  readonly section: Section;
} {
  const said: Readonly<Record<Observation, string>> = {
    bare: "nothing: a build without any place to observe",
    off: "everything off, as by default",
    recorded: "traces and statistics kept (traces: 256)",
    events: "a listener on every event",
    otel: "OpenTelemetry: spans and metrics",
  };
  const named = costs.filter(({ observation }) => ["off", "events", "otel"].includes(observation));
  return {
    headline: Object.fromEntries(named.map(({ observation, ratio }) => [`${observation}.ratio`, ratio])),
    section: {
      title: "What observing a request costs, with a provider that answers at once",
      table: {
        columns: ["observed", "µs a request", "ratio", "middle half"],
        rows: costs.map(({ observation, microseconds, ratio, quartiles: [low, high] }) => [
          said[observation],
          microseconds.toFixed(1),
          ratio.toFixed(3),
          `${low.toFixed(3)} to ${high.toFixed(3)}`,
        ]),
      },
      notes: [
        `Ratios are medians over rounds of ${requestsPerRound} requests, each against the bare one of the same round, in processor time.`,
        "A real provider takes 100 to 10,000 times as long as all of these.",
      ],
    },
  };
}
