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
  /** The connection breaks, when all or half of the answer was written, and all of it is billed. */
  readonly cut: number;
  /** Nothing more comes, and the whole answer is billed. */
  readonly hang: number;
}

/** A vendor that keeps its own bill. */
export interface BillingVendor {
  readonly provider: Provider;
  /** What its customer owes, in nano-dollars. */
  readonly billed: () => number;
}

/** Dearer for inputs over 60 tokens, and cheaper for those that are cached: in whole nano-dollars per token, so that bills are exact. */
const prices = {
  input: 1,
  output: 4,
  cacheRead: 0.25,
  cacheWrite: 1.25,
  longContext: [{ overInputTokens: 60, input: 2, output: 6, cacheRead: 0.5, cacheWrite: 2.5 }],
} as const;

/** Makes a vendor that answers, fails and bills by chance, in virtual time. It keeps to output limits, as vendors do. */
export function billingVendor(id: string, clock: Clock, random: Random, chances: VendorChances): BillingVendor {
  let billed = 0;
  const model: ModelCard = { name: "m", ...card, prices };
  const begin = (request: ChatCompletionRequest, call: Call) => {
    const usage = drawUsage(request, random);
    const fate = random();
    let isBilled = false;
    const bill = (): void => {
      if (!isBilled) billed += priceOf(usage);
      isBilled = true;
    };
    return { usage, fate, bill, call, takesMs: 20 + 2000 * random() };
  };
  type Begun = ReturnType<typeof begin>;
  const isCut = ({ fate }: Begun): boolean => fate < chances.fault + chances.cut;
  const hangs = ({ fate }: Begun): boolean => fate < chances.fault + chances.cut + chances.hang;

  /** Refuses, or lets so much time pass. Whoever goes away meanwhile pays for the whole answer. */
  const wait = async (begun: Begun, ms: number): Promise<void> => {
    if (begun.fate < chances.fault) throw new ProviderFault({ kind: "overloaded", message: "busy", status: 529 });
    try {
      await sleep(clock, ms, begun.call.signal);
    } catch (cause) {
      begun.bill();
      throw new ProviderFault({ kind: "aborted", message: "aborted", cause });
    }
  };
  const broken = (begun: Begun): ProviderFault => {
    begun.bill();
    return new ProviderFault({ kind: "network", message: "The connection broke." });
  };

  async function* pieces(begun: Begun): AsyncGenerator<ChatCompletionChunk> {
    try {
      const most = Math.min(4, begun.usage.completion_tokens);
      for (let piece = 0; piece < most; piece += 1) {
        await wait(begun, begun.takesMs / 4);
        if (isCut(begun) && piece >= 2) throw broken(begun);
        if (hangs(begun) && !isCut(begun) && piece >= 2) await wait(begun, 100_000_000);
        yield chunk({ content: "word " });
      }
      yield { ...chunk({}, "stop"), usage: begun.usage };
    } finally {
      begun.bill();
    }
  }

  const provider = defineProvider({
    id,
    models: [model],
    chat: async (request, call) => {
      const begun = begin(request, call);
      await wait(begun, hangs(begun) && !isCut(begun) ? 100_000_000 : begun.takesMs);
      if (isCut(begun)) throw broken(begun);
      begun.bill();
      return completion("word ".repeat(3), begun.usage);
    },
    stream: async (request, call) => {
      const begun = begin(request, call);
      await wait(begun, begun.takesMs / 4);
      return { body: pieces(begun), warnings: [] };
    },
  });
  return { provider, billed: () => billed };
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
