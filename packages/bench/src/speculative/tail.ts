import { Overture, type RequestOptions, seededRandom } from "@overture/core";
import { logNormal, mixture, type ScriptedProvider, scriptedProvider, uniform, virtualClock } from "@overture/testing";
import { quantile } from "../statistics/quantile.ts";

/** How requests are spent: one by one, two together, or hedged as Overture does by default. */
export type TailPolicy = "none" | "race all" | "hedged";

/** A stream of requests to two providers that are alike, and independent of each other unless both are slow. */
export interface TailJob {
  readonly policy: TailPolicy;
  /** Whether both providers take four times as long in the middle half of the stream. */
  readonly brownout: boolean;
  readonly requests: number;
  readonly seed: number;
}

/** What came of it. */
export interface TailResult {
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** What providers billed, aborted calls in full. */
  readonly billedUsd: number;
  /** What Overture's own accounts come to. */
  readonly accountedUsd: number;
  /** What one call costs. */
  readonly callUsd: number;
  /** How many requests had a second call. */
  readonly doubled: number;
}

/** A request every 100 ms, on average. */
const meanGapMs = 100;
/** Published first-token times of fast hosted models: half a second, with a spread of a third. */
const usual = logNormal(510, 0.33);
/** What a stall takes: a queue that stands, a machine that is replaced. */
const stall = uniform(5000, 25_000);
const stallShare = 0.03;
const slowdown = 4;

const prices = { input: 1, output: 4 };
const usage = { prompt_tokens: 12, completion_tokens: 250, total_tokens: 262 };

const options: Readonly<Record<TailPolicy, RequestOptions>> = {
  none: { mode: "single" },
  // Its waste is known beforehand, and is what this is to show.
  "race all": { mode: "speculative", speculative: { race: "all", wasteThreshold: 1 } },
  hedged: { mode: "speculative" },
};

/** Sends the stream through Overture, in virtual time. The same seed gives the same arrivals, and the same times by call. */
export async function runTail({ policy, brownout, requests, seed }: TailJob): Promise<TailResult> {
  const clock = virtualClock();
  const lengthMs = requests * meanGapMs;
  const isSlow = (): boolean => brownout && clock.monotonic() >= lengthMs / 4 && clock.monotonic() < (lengthMs * 3) / 4;
  const times = mixture([
    { weight: 1 - stallShare, of: usual },
    { weight: stallShare, of: stall },
  ]);
  const provider = (id: string): ScriptedProvider =>
    scriptedProvider({
      ...{ id, clock, random: seededRandom(`${id} ${seed}`), maxCalls: 1, abortBilling: "in_full" },
      models: [
        {
          name: "model",
          firstTokenMs: (random) => times(random) * (isSlow() ? slowdown : 1),
          tokenMs: () => 8,
          answer: { text: "Done.", usage },
          card: { prices },
        },
      ],
    });
  const providers = [provider("first"), provider("second")];
  const overture = new Overture({ providers, clock, random: seededRandom(`overture ${seed}`), models: ["*/model"] });
  const scope = overture.for(options[policy]);
  const firstTokens: number[] = [];
  let [accountedUsd, doubled] = [0, 0];
  const ask = async (): Promise<void> => {
    const startedAt = clock.monotonic();
    const messages = [{ role: "user" as const, content: "Say when you are done." }];
    const stream = await scope.chat.completions.create({ model: "auto", messages, stream: true });
    firstTokens.push(clock.monotonic() - startedAt);
    const { overture: account } = await stream.completion();
    accountedUsd += account.cost.usd;
    if (account.attempts.length > 1) doubled += 1;
  };
  // What is loaded with the first request takes real time, in which a stream of arrivals must not go on.
  await clock.runUntil(ask());
  firstTokens.length = 0;
  const arrivals = seededRandom(`arrivals ${seed}`);
  const asked = new Set<Promise<void>>();
  for (let index = 1; index < requests; index += 1) {
    await clock.advance(-meanGapMs * Math.log(1 - arrivals()));
    const request = ask();
    asked.add(request);
    void request.finally(() => asked.delete(request));
  }
  await clock.runUntil(Promise.all(asked));
  return {
    p50Ms: quantile(firstTokens, 0.5),
    p99Ms: quantile(firstTokens, 0.99),
    billedUsd: providers.reduce((sum, { billedUsd }) => sum + billedUsd, 0),
    accountedUsd,
    callUsd: (usage.prompt_tokens * prices.input + usage.completion_tokens * prices.output) / 1_000_000,
    doubled,
  };
}
