import type { Benchmark, BenchmarkResult } from "../benchmark.ts";
import { crash, learnTogether, stall } from "./phases.ts";

/** Longer than a hold lives: a request's own limit of 10 s, and two minutes of grace. */
const holdMs = 132_000;

/** Several processes on one Redis: what they learn, what a crash costs, and what a frozen Redis does. */
export const cluster: Benchmark = {
  name: "cluster",
  summary: "eight processes on one Redis, two of them killed, and Redis frozen and killed under them",
  async run({ quick, progress }): Promise<BenchmarkResult> {
    const size = { processes: 8, everyMs: 160 };
    const requests = quick ? [40, 40, 100] : [425, 425, 400];
    progress("cluster: eight processes learn together");
    const learned = await learnTogether({ ...size, requestsEach: requests[0] ?? 0, seed: 1 });
    progress("cluster: two of eight are killed, and then all holds have their time");
    const crashed = await crash({ ...size, requestsEach: requests[1] ?? 0, seed: 2, holdMs: quick ? 0 : holdMs });
    progress("cluster: Redis is frozen, and then killed and started again");
    const stalled = await stall({ ...size, requestsEach: requests[2] ?? 0, seed: 3, frozenMs: quick ? 2000 : 5000 });
    return report(learned, crashed, stalled);
  },
};

function report(
  learned: Awaited<ReturnType<typeof learnTogether>>,
  crashed: Awaited<ReturnType<typeof crash>>,
  stalled: Awaited<ReturnType<typeof stall>>,
): BenchmarkResult {
  // In a quick run holds of those that were killed have not had their time.
  const shortfall = Math.max(
    ...[learned, crashed, stalled].map(({ billed, standing }) => billed - standing.spent - standing.held),
  );
  const dollars = (nano: number): string => (nano / 1e9).toFixed(9);
  const row = (name: string, each: typeof learned | typeof crashed | typeof stalled): string[] => [
    name,
    each.answered.toString(),
    each.failed.length.toString(),
    dollars(each.billed),
    dollars(each.standing.spent),
    dollars(each.standing.unknown),
    dollars(each.standing.held),
  ];
  return {
    headline: {
      "learning.maxError": learned.maxError,
      "ledger.shortfallUsd": Math.max(0, shortfall) / 1e9,
      "lost.settlements": crashed.lost,
      failed: learned.failed.length + crashed.failed.length + stalled.failed.length,
      "stall.addedP99Ms": stalled.stalled.p99 - stalled.calm.p99,
    },
    sections: [
      {
        title: "Money, in US dollars, after everything was settled or had its time",
        table: {
          columns: ["phase", "answered", "failed", "billed", "spent", "of it unknown", "held"],
          rows: [row("learn together", learned), row("two killed", crashed), row("Redis frozen, killed", stalled)],
        },
        notes: [
          `Of ${crashed.acknowledged} settlements that the store acknowledged, it lost ${crashed.lost}.`,
          `What every process knows differs by at most ${learned.maxError.toExponential(1)} of what all of them saw.`,
          "Seeds 1, 2 and 3; failed counts processes that were not killed. Budgets are hard in the first two phases, whose",
          "requests may wait 5 s for the store, and soft in the last, where they may wait 50 ms.",
        ],
      },
      {
        title: "Latency under soft budgets while Redis does not answer",
        table: {
          columns: ["requests", "p50 ms", "p99 ms"],
          rows: [
            ["calm", stalled.calm.p50.toFixed(1), stalled.calm.p99.toFixed(1)],
            [`stalled (${stalled.stalledRequests})`, stalled.stalled.p50.toFixed(1), stalled.stalled.p99.toFixed(1)],
          ],
        },
      },
    ],
    details: { learned, crashed, stalled },
  };
}
