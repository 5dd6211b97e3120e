import {
  type Clock,
  defineProvider,
  Overture,
  ordered,
  type QuantileSketch,
  seededRandom,
  systemClock,
} from "@overture/core";
import type { Section } from "../benchmark.ts";
import { instantCard } from "./observed.ts";

/** How far one quantile is off. */
export interface QuantileError {
  readonly share: number;
  readonly exactMs: number;
  readonly givenMs: number;
  /** As a share of the exact one. */
  readonly error: number;
}

const shares = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999];

/**
 * Has a provider answer as many requests, each after a log-normal time on a clock of its own, and compares the quantiles that
 * `overture.stats()` gives with the exact ones.
 */
export async function measureQuantiles(
  requests: number,
  onProgress: (text: string) => void,
): Promise<{ readonly errors: readonly QuantileError[]; readonly bytes: number }> {
  let nowMs = 0;
  const clock: Clock = { ...systemClock, now: () => 1.8e12 + nowMs, monotonic: () => nowMs };
  const random = seededRandom("latencies");
  const exact = new Float64Array(requests);
  let count = 0;
  const message = { role: "assistant", content: "Yes.", refusal: null } as const;
  const provider = defineProvider({
    id: "slow",
    models: [{ name: "model", ...instantCard }],
    chat: async (_request, { model }) => {
      const before = nowMs;
      nowMs += 400 * Math.exp(standardNormal(random));
      exact[count] = nowMs - before;
      count += 1;
      return {
        ...{ id: "c", object: "chat.completion", created: 1, model },
        choices: [{ index: 0, message, finish_reason: "stop", logprobs: null }],
      };
    },
  });
  const overture = new Overture({ providers: [provider], clock, random, policy: ordered(), traces: 1 });
  const messages = [{ role: "user", content: "Is it?" }] as const;
  for (let index = 0; index < requests; index += 1) {
    await overture.chat.completions.create({ model: "auto", messages });
    if (index % 1000 === 0) {
      onProgress(`telemetry: quantiles, ${index} of ${requests} requests`);
      // What counts is loaded in real time.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const { models } = await overture.stats();
  await overture.close();
  const sketch = models["slow/model"]?.totalMs;
  if (sketch?.count !== requests) throw new Error(`${sketch?.count} of ${requests} requests were counted`);
  return { errors: errorsOf(sketch, exact.sort()), bytes: sketch.bytes };
}

function errorsOf(sketch: QuantileSketch, sorted: Float64Array): readonly QuantileError[] {
  return shares.map((share) => {
    const exactMs = sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
    const givenMs = sketch.quantile(share);
    return { share, exactMs, givenMs, error: Math.abs(givenMs - exactMs) / exactMs };
  });
}

/** By Box and Muller. */
function standardNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** What came of it. */
export function quantileReport(
  requests: number,
  { errors, bytes }: Awaited<ReturnType<typeof measureQuantiles>>,
): { readonly headline: Readonly<Record<string, number>>; readonly section: Section } {
  return {
    headline: { "quantile.maxError": Math.max(...errors.map(({ error }) => error)) },
    section: {
      title: `Quantiles of ${requests} log-normal latencies, as overture.stats() gives them`,
      table: {
        columns: ["quantile", "exact ms", "given ms", "error"],
        rows: errors.map(({ share, exactMs, givenMs, error }) => [
          String(share),
          exactMs.toFixed(1),
          givenMs.toFixed(1),
          `${(100 * error).toFixed(2)} %`,
        ]),
      },
      notes: [`The sketch takes ${bytes} bytes, and never more than 5,100.`],
    },
  };
}
