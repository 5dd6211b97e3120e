import type { AbortBilling } from "@overture/testing";
import {
  type Call,
  type ChatCompletionChunk,
  type ChatCompletionRequest,
  type Clock,
  defineProvider,
  type ModelCard,
  type Provider,
  ProviderFault,
  type Random,
  sleep,
  type Usage,
} from "../src/index.ts";
import { card, chunk, completion } from "./stage.ts";

/** How often calls go wrong, each from 0 to 1. What is left of 1 is answered. */
export interface VendorChances {
  /** Refused, and not billed. */
  readonly fault: number;
  /** The connection breaks, when all or half of the answer was written. */
  readonly cut: number;
  /** Nothing more comes. */
  readonly hang: number;
  /** Of answers: the usage is not told, and billed all the same. */
  readonly silent: number;
}

/** A vendor that keeps its own bill. */
export interface BillingVendor {
  readonly provider: Provider;
  /** What its customer owes, in nano-dollars. */
  readonly billed: () => number;
}

/** What a {@link billingVendor} is made from. */
export interface BillingVendorInit {
  readonly clock: Clock;
  readonly random: Random;
  readonly chances: VendorChances;
  readonly billing: AbortBilling;
}

/** Dearer for inputs over 60 tokens, and cheaper for those that are cached: in whole nano-dollars per token, so that bills are exact. */
const prices = {
  input: 1,
  output: 4,
  cacheRead: 0.25,
  cacheWrite: 1.25,
  longContext: [{ overInputTokens: 60, input: 2, output: 6, cacheRead: 0.5, cacheWrite: 2.5 }],
} as const;

/**
 * Makes a vendor that answers, fails and bills by chance, in virtual time. It keeps to output limits, as vendors do. `billing` is
 * what it bills for calls that end before their answer has, whoever ends them.
 */
export function billingVendor(id: string, { clock, random, chances, billing }: BillingVendorInit): BillingVendor {
  let billed = 0;
  const model: ModelCard = { name: "m", ...card, prices, capabilities: { ...card.capabilities, reasoning: "no" } };
  const begin = (request: ChatCompletionRequest, call: Call) => {
    const usage = drawUsage(request, random);
    const [fate, tells, takesMs, beganAt] = [random(), random() >= chances.silent, 20 + 2000 * random(), clock.now()];
    let isBilled = false;
    const bill = (written: number): void => {
      if (!isBilled) billed += priceOf({ ...usage, completion_tokens: Math.ceil(usage.completion_tokens * written) });
      isBilled = true;
    };
    /** Ends it before its time. */
    const end = (): void => {
      if (billing === "in_full") bill(1);
      else if (billing === "until_abort") bill(Math.min(1, (clock.now() - beganAt) / takesMs));
      isBilled = true;
    };
    return { usage, fate, tells, bill, end, call, takesMs };
  };
  type Begun = ReturnType<typeof begin>;
  const isCut = ({ fate }: Begun): boolean => fate < chances.fault + chances.cut;
  const hangs = ({ fate }: Begun): boolean => fate < chances.fault + chances.cut + chances.hang;

  /** Refuses, or lets so much time pass. */
  const wait = async (begun: Begun, ms: number): Promise<void> => {
    if (begun.fate < chances.fault) throw new ProviderFault({ kind: "overloaded", message: "busy", status: 529 });
    try {
      await sleep(clock, ms, begun.call.signal);
    } catch (cause) {
      begun.end();
      throw new ProviderFault({ kind: "aborted", message: "aborted", cause });
    }
  };
  const broken = (begun: Begun): ProviderFault => {
    begun.end();
    return new ProviderFault({ kind: "network", message: "The connection broke." });
  };

  async function* pieces(begun: Begun): AsyncGenerator<ChatCompletionChunk> {
    try {
      const most = Math.min(4, begun.usage.completion_tokens);
      for (let piece = 0; piece < most; piece += 1) {
        await wait(begun, begun.takesMs / 4);
        if (isCut(begun) && piece >= 2) throw broken(begun);
        if (hangs(begun) && !isCut(begun) && piece >= 2) await wait(begun, 100_000_000);
        yield chunk({ content: textOf(begun.usage, piece, most) });
      }
      begun.bill(1);
      yield begun.tells ? { ...chunk({}, "stop"), usage: begun.usage } : chunk({}, "stop");
    } finally {
      begun.end();
    }
  }

  const provider = defineProvider({
    id,
    models: [model],
    chat: async (request, call) => {
      const begun = begin(request, call);
      await wait(begun, hangs(begun) && !isCut(begun) ? 100_000_000 : begun.takesMs);
      if (isCut(begun)) throw broken(begun);
      begun.bill(1);
      return completion(textOf(begun.usage, 0, 1), begun.tells ? begun.usage : undefined);
    },
    stream: async (request, call) => {
      const begun = begin(request, call);
      await wait(begun, begun.takesMs / 4);
      return { body: pieces(begun), warnings: [] };
    },
  });
  return { provider, billed: () => billed };
}

/** A piece of so many of the answer's text, all choices of which have a token for every two bytes: denser than any language. */
function textOf({ completion_tokens: tokens }: Usage, piece: number, pieces: number): string {
  return "a ".repeat(Math.ceil((tokens * (piece + 1)) / pieces) - Math.ceil((tokens * piece) / pieces));
}

/** What the answer to a request uses: never more input than its text has bytes, nor more output than it allows. */
function drawUsage({ messages, max_completion_tokens: limit, n }: ChatCompletionRequest, random: Random): Usage {
  const input = Math.max(1, Math.floor((JSON.stringify(messages).length - 40) * (0.2 + 0.6 * random())));
  const cached = random() < 0.3 ? Math.floor(input * random()) : 0;
  const written = random() < 0.3 ? Math.floor((input - cached) * random()) : 0;
  // Most answers are short, and a few are as long as they may be.
  const wanted = Math.ceil(20 * Math.exp(3 * random()));
  const output = Math.min(random() < 0.05 ? 1_000_000 : wanted, limit ?? 4000) * (n ?? 1);
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    prompt_tokens_details: { cached_tokens: cached, cache_write_tokens: written },
  };
}

/** The vendor's own arithmetic, in nano-dollars. */
function priceOf({ prompt_tokens: input, completion_tokens: output, prompt_tokens_details: details }: Usage): number {
  const [{ overInputTokens, ...longer }] = prices.longContext;
  const tier = input > overInputTokens ? longer : prices;
  const cached = details?.cached_tokens ?? 0;
  const written = details?.cache_write_tokens ?? 0;
  const plain = input - cached - written;
  const dollars = plain * tier.input + cached * tier.cacheRead + written * tier.cacheWrite + output * tier.output;
  return Math.round(dollars * 1000);
}
