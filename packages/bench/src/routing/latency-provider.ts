import {
  type Call,
  type ChatCompletionChunk,
  type Clock,
  defineProvider,
  type Provider,
  ProviderFault,
  type Reply,
  sleep,
} from "@overture/core";
import type { LatencySample } from "./latency-samples.ts";
import { cardOf } from "./replay-provider.ts";

/** All providers serve the same model at the same price: only how fast and how reliably differs. */
export const servedModel = "llama-2-70b-chat";

/** What a provider of recorded latencies is made from. */
export interface LatencyProviderInit {
  readonly id: string;
  readonly samples: readonly LatencySample[];
  /** Which sample comes first; the others follow in order, over and over. */
  readonly offset: number;
  readonly clock: Clock;
  /** Whether it fails whatever is asked of it just now. */
  readonly isDown: () => boolean;
}

/**
 * A provider whose calls take as long, and fail, as the recorded ones did, in their order. A recorded 429 refuses at once; a
 * request that broke off after its first token does so here.
 */
export function latencyProvider({ id, samples, offset, clock, isDown }: LatencyProviderInit): Provider {
  let next = offset;
  const stream = async (_request: unknown, { signal }: Call): Promise<Reply<AsyncIterable<ChatCompletionChunk>>> => {
    const sample = samples[next % samples.length];
    next += 1;
    if (!sample || isDown()) throw new ProviderFault({ kind: "server", status: 503, message: "Down." });
    if (sample.errorCode === 429) throw new ProviderFault({ kind: "rate_limited", status: 429, message: "Too many." });
    await sleep(clock, sample.firstTokenMs, signal);
    return { body: pieces(sample, clock, signal), warnings: [] };
  };
  return defineProvider({
    id,
    models: [cardOf({ name: servedModel, inputPrice: 1, outputPrice: 1 })],
    chat: async () => {
      throw new ProviderFault({ kind: "unsupported", message: "Only streams were recorded." });
    },
    stream,
  });
}

async function* pieces(
  { firstTokenMs, totalMs, errorCode }: LatencySample,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<ChatCompletionChunk> {
  const chunk = { id: "recorded", object: "chat.completion.chunk" as const, created: 0, model: servedModel };
  const delta = { role: "assistant" as const, content: "As recorded." };
  yield { ...chunk, choices: [{ index: 0, delta, finish_reason: null }] };
  await sleep(clock, Math.max(0, totalMs - firstTokenMs), signal);
  if (errorCode !== undefined) throw new ProviderFault({ kind: "truncated", message: "It broke off." });
  yield {
    ...chunk,
    choices: [{ index: 0, delta: {}, finish_reason: "stop" }],
    usage: { prompt_tokens: 550, completion_tokens: 150, total_tokens: 700 },
  };
}
