import { type Policy, roundRobin } from "@overture/core";
import { quantile } from "../statistics/quantile.ts";
import { servedModel } from "./latency-provider.ts";
import type { LatencySample } from "./latency-samples.ts";

/** A policy that is told how long a model took. */
export interface TimedPolicy extends Policy {
  observe?(model: string, firstTokenMs: number): void;
}

/** Who chooses. With failover, Overture asks the next in the ranking when one fails; alone, the first is the only one. */
export const latencyPolicies = [
  "overture",
  "round robin",
  "least latency",
  "round robin, alone",
  "least latency, alone",
  "best fixed, alone",
] as const;

/** One of {@link latencyPolicies}. */
export type LatencyPolicy = (typeof latencyPolicies)[number];

/** How much the newest latency says beside those before it. */
const weight = 0.3;

/** What a failure counts as, so that a provider that refuses at once is not the fastest. */
export const failureMs = 30_000;

/** The usual latency router: a moving average of each model's time to first token, the unknown first, then the lowest. */
export function leastLatency(): TimedPolicy {
  const averages = new Map<string, number>();
  return {
    name: "least latency",
    rank: ({ candidates }) =>
      [...candidates].sort((left, right) => (averages.get(left.model) ?? 0) - (averages.get(right.model) ?? 0)),
    observe(model, firstTokenMs) {
      const before = averages.get(model) ?? firstTokenMs;
      averages.set(model, before + weight * (firstTokenMs - before));
    },
  };
}

/** A policy whose first choice is the only one. */
export function alone(policy: TimedPolicy): TimedPolicy {
  return { ...policy, rank: (context) => policy.rank(context).slice(0, 1) };
}

/** Always the same model. */
export function fixed(model: string): Policy {
  return { name: "fixed", rank: ({ candidates }) => candidates.filter((candidate) => candidate.model === model) };
}

/** The provider that is fastest at the 95th percentile of those that hardly ever fail: known in hindsight only. */
export function bestFixedProvider(samples: ReadonlyMap<string, readonly LatencySample[]>): string {
  let [best, bestMs] = ["", Number.POSITIVE_INFINITY];
  for (const [provider, list] of samples) {
    const answered = list.filter(({ errorCode }) => errorCode === undefined);
    const ms = quantile(
      answered.map(({ firstTokenMs }) => firstTokenMs),
      0.95,
    );
    if (answered.length < 0.99 * list.length || ms >= bestMs) continue;
    [best, bestMs] = [provider, ms];
  }
  return best;
}

/** The policy of that name. Undefined: Overture's own. */
export function latencyPolicy(name: LatencyPolicy, bestFixed: string): TimedPolicy | undefined {
  switch (name) {
    case "overture":
      return undefined;
    case "round robin":
      return roundRobin();
    case "least latency":
      return leastLatency();
    case "round robin, alone":
      return alone(roundRobin());
    case "least latency, alone":
      return alone(leastLatency());
    case "best fixed, alone":
      return fixed(`${bestFixed}/${servedModel}`);
  }
}
