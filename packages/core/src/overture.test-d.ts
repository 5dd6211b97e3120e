// Checked by tsc, under exactOptionalPropertyTypes.
import {
  type Answer,
  type AnswerChunk,
  type CallOptions,
  type ChatCompletion,
  type ChatCompletionChunk,
  type ChatRequest,
  type ChatRequestNonStreaming,
  type ChatStream,
  type CostCertainty,
  type Decision,
  defineProvider,
  type Mode,
  type ModelName,
  Overture,
  OvertureError,
  type OvertureEvents,
  type OvertureMetadata,
  type OvertureOptions,
  type OvertureScope,
  ordered,
  type Policy,
  type Provider,
  ProviderFault,
  type RequestOptions,
  roundRobin,
  StreamInterruptedError,
  seededRandom,
  systemClock,
  weighted,
} from "./index.ts";

/** Holds two types to be one and the same. */
type Same<Left, Right> =
  (<T>() => T extends Left ? 1 : 2) extends <T>() => T extends Right ? 1 : 2 ? true : "these types differ";
const same = <Left, Right>(holds: Same<Left, Right>): boolean => holds === true;

declare const openai: (options?: { apiKey?: string | undefined }) => Provider;
declare const anthropic: (options?: { apiKey?: string | undefined }) => Provider;
declare const fromEnvironment: string | undefined;
declare const signal: AbortSignal;
declare const someTimes: boolean;

const messages = [{ role: "user" as const, content: "Why does my for-await loop never end?" }];

/** The first lines that anybody writes. */
export async function firstLines(): Promise<void> {
  const overture = new Overture({ providers: [openai(), anthropic()] });
  const answer = await overture.chat.completions.create({ model: "auto", messages });
  same<typeof answer, Answer>(true);
  same<(typeof answer.choices)[0]["message"]["content"], string | null>(true);
  const { id, model, provider, mode, cost, timing, attempts, warnings, decision } = answer.overture;
  same<typeof model, ModelName>(true);
  same<typeof cost.certainty, CostCertainty>(true);
  same<typeof decision, Decision>(true);
  const plain: ChatCompletion = answer;
  const facts: [string, string, Mode, number, number, number] = [
    id,
    provider,
    mode,
    timing.totalMs,
    attempts.length,
    warnings.length,
  ];
  const plan = await overture.decide({ model: "auto", messages });
  const [first, words]: [ModelName | undefined, string] = [plan.ranking[0]?.model, plan.explanation];
  await using scoped = overture;
  console.log(plain, facts, first, words, scoped);
}

/** What `create` gives is known from `stream`, where that is known. */
export async function overloads(overture: Overture): Promise<void> {
  const { create } = overture.chat.completions;
  const whole = await create({ model: "auto", messages });
  const explicit = await create({ model: "auto", messages, stream: false });
  const streamed = await create({ model: "auto", messages, stream: true });
  const either = await create({ model: "auto", messages, stream: someTimes });
  same<typeof whole, Answer>(true);
  same<typeof explicit, Answer>(true);
  same<typeof streamed, ChatStream>(true);
  same<typeof either, Answer | ChatStream>(true);
  for await (const chunk of streamed) {
    same<typeof chunk, AnswerChunk>(true);
    const plain: ChatCompletionChunk = chunk;
    const account: OvertureMetadata | undefined = chunk.overture;
    console.log(plain, account);
  }
  streamed.abort();
  same<ReturnType<typeof streamed.completion>, Promise<Answer>>(true);
  same<ReturnType<typeof streamed.toReadableStream>, ReadableStream<Uint8Array>>(true);
  const request: ChatRequest = { model: "auto", messages };
  same<Awaited<ReturnType<typeof asked>>, Answer | ChatStream>(true);
  async function asked() {
    return await create(request);
  }
  const notStreaming: ChatRequestNonStreaming = { model: "auto", messages, stream: null };
  same<typeof answered, Answer>(true);
  const answered = await create(notStreaming, { signal, timeout: 1000, headers: { "x-a": "b" } });
  // @ts-expect-error a model is a name
  await create({ model: 7, messages });
  // @ts-expect-error messages are needed
  await create({ model: "auto" });
  // @ts-expect-error a timeout is a number of milliseconds
  await create({ model: "auto", messages }, { timeout: "5s" });
  // @ts-expect-error there is no such option
  await create({ model: "auto", messages, overture: { maxTotalMS: 5 } });
}

/** Every option takes what an environment may not hold. */
export const options: OvertureOptions = {
  providers: [openai({ apiKey: fromEnvironment })],
  models: undefined,
  routes: undefined,
  fallbacks: undefined,
  policy: undefined,
  objective: undefined,
  rules: undefined,
  learning: undefined,
  pace: undefined,
  secret: undefined,
  baseline: undefined,
  logging: undefined,
  catalog: undefined,
  timeouts: { totalMs: undefined, firstTokenMs: undefined, idleMs: undefined },
  retries: undefined,
  retryBudget: { share: undefined, perSecond: undefined },
  breaker: { consecutiveFaults: undefined, failureRate: undefined },
  headers: undefined,
  clock: undefined,
  random: undefined,
};
export const requestOptions: { [Name in keyof Required<RequestOptions>]: undefined } & RequestOptions = {
  mode: undefined,
  speculative: undefined,
  council: undefined,
  onInterrupt: undefined,
  fallbacks: undefined,
  maxTotalMs: undefined,
  maxFirstTokenMs: undefined,
  maxIdleMs: undefined,
  fallbackOnContentPolicy: undefined,
  task: undefined,
  objective: undefined,
  maxCostUsd: undefined,
  minQuality: undefined,
  strict: undefined,
  tenant: undefined,
  user: undefined,
  tags: undefined,
  correlationId: undefined,
  traceparent: undefined,
  tracestate: undefined,
};
export const callOptions: CallOptions = { signal: undefined, timeout: undefined, headers: undefined };
// @ts-expect-error providers are needed
export const withoutProviders: OvertureOptions = { models: ["a/m"] };
// @ts-expect-error there is no such option
export const misspelt: OvertureOptions = { providers: [], provider: [] };

/** Everything that is there now, in the words of the docs. */
export async function theRest(overture: Overture): Promise<void> {
  const full = new Overture({
    providers: [openai(), anthropic()],
    models: ["openai/gpt-5.4-mini", "anthropic/*"],
    routes: { fast: ["openai/gpt-5.4-mini", "anthropic/claude-haiku-4-5"] },
    fallbacks: ["anthropic/*"],
    policy: weighted({ "openai/*": 3, "anthropic/*": 1 }),
    catalog: { "openai/gpt-5.5": { prices: { input: 1, output: 2 }, capabilities: { audio: true } } },
    clock: systemClock,
    random: seededRandom("seed"),
  });
  const policies: Policy[] = [ordered(), ordered(["openai/*"]), roundRobin()];
  const scope: OvertureScope = full.for({ maxTotalMs: 30_000, maxFirstTokenMs: 800, tags: ["web"] });
  await scope.for({ tags: ["inner"] }).chat.completions.create({ model: "fast", messages });
  const response: Response = await scope.fetch("https://api.openai.com/v1/chat/completions", { method: "POST" });
  const platform: typeof fetch = (input, init) => overture.fetch(input, init);
  const ids: string[] = (await overture.models.list()).data.map(({ id }) => id);
  overture.catalog.update({ "openai/new": { contextTokens: 1_000_000 } });
  const stop: () => void = overture.on("fault", (event) => {
    same<typeof event, OvertureEvents["fault"]>(true);
  });
  stop();
  // @ts-expect-error there is no such event
  overture.on("faults", () => {});
  await overture.preload();
  await overture.close();
  console.log(policies, response, platform, ids);
}

/** A provider in a few lines. */
export const own: Provider = defineProvider({
  id: "own",
  chat: async (request, { model, signal: cancelled }) => {
    if (cancelled.aborted) throw new ProviderFault({ kind: "aborted", message: "left" });
    return {
      id: "1",
      object: "chat.completion",
      created: 1,
      model,
      choices: [
        {
          index: 0,
          message: { role: "assistant", content: `${request.messages.length} messages`, refusal: null },
          finish_reason: "stop",
          logprobs: null,
        },
      ],
    };
  },
});

/** What an error is, is known after `instanceof`. */
export function errors(error: unknown): string {
  if (error instanceof StreamInterruptedError) return String(error.partial.choices[0]?.message.content);
  if (error instanceof OvertureError) {
    const { code, status, attempts, retryAfterMs } = error;
    same<typeof status, number>(true);
    same<typeof retryAfterMs, number | undefined>(true);
    return `${code} ${attempts.map(({ model, fault }) => `${model} ${fault}`).join()}`;
  }
  return "";
}
