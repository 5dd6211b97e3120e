import { Overture, ordered, seededRandom } from "@overture/core";
import { virtualClock } from "@overture/testing";
import { quantile } from "../statistics/quantile.ts";
import { bestFixedProvider, failureMs, type LatencyPolicy, latencyPolicy } from "./latency-policies.ts";
import { latencyProvider, servedModel } from "./latency-provider.ts";
import { type LatencySample, loadArrivals, loadSamples } from "./latency-samples.ts";

/** An hour of requests to eight providers of one model. */
export interface LatencyJob {
  readonly part: "latency";
  readonly dataFolder: string;
  readonly policy: LatencyPolicy;
  /** Whether the provider that has answered most fails every call for a while. */
  readonly incident: boolean;
  readonly seed: number;
}

/** What came of it. Times are as callers saw them, failovers included. */
export interface LatencyResult {
  readonly successRate: number;
  readonly p50FirstTokenMs: number;
  readonly p95FirstTokenMs: number;
  readonly lost: number;
  /** Calls to the failing provider while it was down: all of them, and those before the first request that passed it by. */
  readonly failedCalls: number;
  readonly failedBeforeAvoided: number;
}

/** When the incident begins, and how long it lasts: the shortest of the incidents that providers told of. */
const incident = { fromMs: 20 * 60_000, untilMs: 43 * 60_000 };

interface Outage {
  /** The provider that is down, once one is. */
  provider: string | undefined;
  avoided: boolean;
  failedCalls: number;
  failedBeforeAvoided: number;
}

/** Sends an hour of recorded arrivals through Overture, in virtual time. */
export async function runLatency({ dataFolder, policy: name, seed, ...job }: LatencyJob): Promise<LatencyResult> {
  const clock = virtualClock();
  const samples = loadSamples(dataFolder);
  const arrivals = loadArrivals(dataFolder);
  const random = seededRandom(`latency ${seed}`);
  const outage: Outage = { provider: undefined, avoided: false, failedCalls: 0, failedBeforeAvoided: 0 };
  const isOn = (): boolean =>
    job.incident && clock.monotonic() >= incident.fromMs && clock.monotonic() < incident.untilMs;
  const policy = latencyPolicy(name, bestFixedProvider(samples));
  const answered = new Map<string, number>();
  const firstTokens: number[] = [];
  let lost = 0;
  const overture = new Overture({
    providers: [...samples].map(([id, list]) =>
      latencyProvider({
        ...{ id, samples: list, offset: Math.floor(random() * list.length), clock },
        isDown: () => isOn() && outage.provider === id,
      }),
    ),
    models: [`*/${servedModel}`],
    objective: "latency",
    ...(policy ? { policy } : {}),
    retries: name.endsWith("alone") ? 0 : 2,
    clock,
    random: seededRandom(`overture ${seed}`),
  });
  overture.on("attempt", ({ model, number }) => {
    if (!isOn()) return;
    outage.provider ??= mostOf(answered);
    if (model === `${outage.provider}/${servedModel}`) {
      outage.failedCalls += 1;
      if (!outage.avoided) outage.failedBeforeAvoided += 1;
    } else if (number === 1) outage.avoided = true;
  });
  overture.on("fault", ({ model }) => policy?.observe?.(model, failureMs));
  const ask = async (index: number): Promise<void> => {
    const startedAt = clock.monotonic();
    try {
      const messages = [{ role: "user" as const, content: `Question ${index}` }];
      const stream = await overture.chat.completions.create({ model: "auto", messages, stream: true });
      const firstTokenMs = clock.monotonic() - startedAt;
      firstTokens.push(firstTokenMs);
      policy?.observe?.(stream.model, firstTokenMs);
      for await (const _chunk of stream);
      const provider = stream.model.slice(0, stream.model.indexOf("/"));
      answered.set(provider, (answered.get(provider) ?? 0) + 1);
    } catch {
      lost += 1;
    }
  };
  await loadBeforehand();
  await overture.preload();
  const asked: Promise<void>[] = [];
  for (const [index, { atMs }] of arrivals.entries()) clock.setTimer(() => asked.push(ask(index)), atMs);
  await clock.advance((arrivals.at(-1)?.atMs ?? 0) + 1);
  await clock.runUntil(Promise.all(asked));
  return {
    successRate: 1 - lost / arrivals.length,
    p50FirstTokenMs: quantile(firstTokens, 0.5),
    p95FirstTokenMs: quantile(firstTokens, 0.95),
    lost,
    failedCalls: outage.failedCalls,
    failedBeforeAvoided: outage.failedBeforeAvoided,
  };
}

/** What streams and failures take is loaded with the first of them: in real time, in which arrivals would go on. */
async function loadBeforehand(): Promise<void> {
  const clock = virtualClock();
  const sample: LatencySample = { firstTokenMs: 1, totalMs: 1, errorCode: undefined };
  const providers = ["down", "up"].map((id) =>
    latencyProvider({ id, samples: [sample], offset: 0, clock, isDown: () => id === "down" }),
  );
  const models = [`*/${servedModel}`];
  const overture = new Overture({ providers, models, clock, policy: ordered([`down/${servedModel}`]) });
  await overture.preload();
  const messages = [{ role: "user" as const, content: "Are you there?" }];
  const stream = await clock.runUntil(overture.chat.completions.create({ model: "auto", messages, stream: true }));
  await clock.runUntil(stream.completion());
}

function mostOf(counts: ReadonlyMap<string, number>): string {
  return [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most), ["", 0])[0];
}
