import type { Section } from "../benchmark.ts";
import { percent } from "../report/number-text.ts";
import { meanOf } from "../statistics/summary.ts";
import type { LatencyJob, LatencyResult } from "./latency.ts";
import { latencyPolicies } from "./latency-policies.ts";

/** An hour is long enough that seeds, which move only where recordings begin, make little difference. */
const mostSeeds = 3;

/** The hours to measure: every policy, with and without an incident. */
export function latencyJobs(dataFolder: string, seeds: number): readonly LatencyJob[] {
  const jobs: LatencyJob[] = [];
  for (const incident of [false, true]) {
    for (const policy of latencyPolicies) {
      for (let seed = 1; seed <= Math.min(seeds, mostSeeds); seed += 1) {
        jobs.push({ part: "latency", dataFolder, policy, incident, seed });
      }
    }
  }
  return jobs;
}

/** What came of it: means over the seeds. The headline is Overture's own hour without an incident. */
export function latencyReport(
  jobs: readonly LatencyJob[],
  results: readonly LatencyResult[],
): { readonly headline: Readonly<Record<string, number>>; readonly sections: readonly Section[] } {
  const of = (policy: string, incident: boolean, value: (result: LatencyResult) => number): number =>
    meanOf(
      results.filter((_, index) => jobs[index]?.policy === policy && jobs[index]?.incident === incident).map(value),
    );
  const rowsOf = (incident: boolean): readonly (readonly string[])[] =>
    latencyPolicies.map((policy) => {
      const mean = (value: (result: LatencyResult) => number): number => of(policy, incident, value);
      const common = [
        policy,
        percent(
          mean(({ successRate }) => successRate),
          2,
        ),
        mean(({ p50FirstTokenMs }) => p50FirstTokenMs).toFixed(0),
        mean(({ p95FirstTokenMs }) => p95FirstTokenMs).toFixed(0),
        mean(({ lost }) => lost).toFixed(1),
      ];
      if (!incident) return common;
      const calls = mean(({ failedCalls }) => failedCalls).toFixed(1);
      return [...common, calls, mean(({ failedBeforeAvoided }) => failedBeforeAvoided).toFixed(1)];
    });
  const columns = ["policy", "answered", "TTFT p50 ms", "TTFT p95 ms", "requests lost"];
  return {
    headline: {
      "latency.successRate": of("overture", false, ({ successRate }) => successRate),
      "latency.p95ttftMs": of("overture", false, ({ p95FirstTokenMs }) => p95FirstTokenMs),
      "latency.p95ttftMs.roundRobin": of("round robin", false, ({ p95FirstTokenMs }) => p95FirstTokenMs),
      "latency.p95ttftMs.leastLatency": of("least latency", false, ({ p95FirstTokenMs }) => p95FirstTokenMs),
      "latency.p95ttftMs.bestFixed": of("best fixed, alone", false, ({ p95FirstTokenMs }) => p95FirstTokenMs),
      "latency.incident.lost": of("overture", true, ({ lost }) => lost),
      "latency.incident.failedBeforeAvoided": of("overture", true, ({ failedBeforeAvoided }) => failedBeforeAvoided),
    },
    sections: [
      {
        title:
          "Latency: 8,819 recorded arrivals in 58 minutes, eight providers of one model with recorded times and faults",
        table: { columns, rows: rowsOf(false) },
        notes: [
          "Alone: only the first choice is asked, once. All others have Overture's failover and breakers.",
          "A request is lost if no answer came, or if its stream broke off after the first token.",
        ],
      },
      {
        title: "The same, while the provider that has answered most is down from minute 20 to 43",
        table: { columns: [...columns, "calls to it", "before avoided"], rows: rowsOf(true) },
        notes: [
          "Calls to it: all that went to the failing provider while it was down, breakers' probes included.",
          "Before avoided: those until the first request that went elsewhere at once.",
        ],
      },
    ],
  };
}
