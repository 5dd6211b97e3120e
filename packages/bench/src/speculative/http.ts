import { anthropic } from "@overture/anthropic";
import { Overture, type RequestOptions, seededRandom, systemClock } from "@overture/core";
import { openai } from "@overture/openai";
import { type Simulator, startSimulator } from "@overture/testing";
import { quantile } from "../statistics/quantile.ts";

/** Requests over real HTTP, through real SDKs, to simulated vendors on this machine, now and then one that stalls. */
export interface HttpJob {
  readonly speculative: boolean;
  readonly requests: number;
  readonly seed: number;
}

/** What came of it. All in real milliseconds. */
export interface HttpResult {
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of each loser: from the winner's first token to its socket's end, as the vendor's server saw it. */
  readonly loserClosedMs: readonly number[];
  /** Losers whose sockets were still open when all was over. */
  readonly leftOpen: number;
  readonly doubled: number;
}

/** How many requests are under way at a time: enough to be done soon, few enough that two cores do not stand in their own way. */
const atOnce = 4;
const stallShare = 0.03;
const usualMs = 40;
const stallMs = 1500;
const models: readonly string[] = ["openai/gpt-5.4-mini", "anthropic/claude-haiku-4-5"];

/** Sends the requests, and looks at what the vendors saw. */
export async function runHttp({ speculative, requests, seed }: HttpJob): Promise<HttpResult> {
  await using vendors = new AsyncDisposableStack();
  const first = vendors.use(await startSimulator("openai", { maxRequests: 2 * requests }));
  const second = vendors.use(await startSimulator("anthropic", { maxRequests: 2 * requests }));
  for (const simulator of [first, second]) stallNowAndThen(simulator, seed);
  const overture = new Overture({
    providers: [
      openai({ apiKey: first.key, baseURL: first.baseURL }),
      anthropic({ apiKey: second.key, baseURL: second.baseURL }),
    ],
    models,
    random: seededRandom(`http ${seed}`),
  });
  const options: RequestOptions = speculative ? { mode: "speculative" } : {};
  await overture.preload();
  const firstTokens: number[] = [];
  /** When each request's first token came, by its number. */
  const cameAt = new Map<number, number>();
  const ask = async (number: number): Promise<void> => {
    const messages = [{ role: "user" as const, content: contentOf(number) }];
    const startedAt = systemClock.monotonic();
    const stream = await overture.chat.completions.create({ model: "auto", messages, stream: true, overture: options });
    cameAt.set(number, systemClock.now());
    // What is loaded and opened with the first requests is not what is measured.
    if (number >= atOnce) firstTokens.push(systemClock.monotonic() - startedAt);
    await stream.completion();
  };
  await inParallel(requests, ask);
  await Promise.all([first.waitForIdle(), second.waitForIdle()]);
  return {
    p50Ms: quantile(firstTokens, 0.5),
    p99Ms: quantile(firstTokens, 0.99),
    ...losersOf([first, second], cameAt),
  };
}

function contentOf(number: number): string {
  return `Question ${number}.`;
}

function stallNowAndThen(simulator: Simulator, seed: number): void {
  const random = seededRandom(`${simulator.kind} ${seed}`);
  simulator.always(() => {
    const firstTokenDelayMs = random() < stallShare ? stallMs : usualMs * (0.75 + 0.5 * random());
    return { answer: { text: "Done." }, delivery: { firstTokenDelayMs } };
  });
}

async function inParallel(count: number, ask: (number: number) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      await ask(next - 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

function losersOf(
  simulators: readonly Simulator[],
  cameAt: ReadonlyMap<number, number>,
): Pick<HttpResult, "loserClosedMs" | "leftOpen" | "doubled"> {
  const lost = simulators.flatMap(({ requests }) => requests.filter(({ aborted, ended }) => aborted || !ended));
  const times = lost.map(({ text, endedAt }) => {
    const number = Number(/Question (\d+)\./.exec(text)?.[1]);
    return (endedAt ?? Number.POSITIVE_INFINITY) - (cameAt.get(number) ?? Number.NaN);
  });
  const all = simulators.reduce((sum, { requests }) => sum + requests.length, 0);
  return {
    loserClosedMs: times.filter(Number.isFinite),
    leftOpen: lost.filter(({ ended }) => !ended).length,
    doubled: all - cameAt.size,
  };
}
