import { type Clock, defineProvider, type Provider, type Random, sleep } from "@overture/core";

/** A vendor whose answers cost what chance says, and who keeps its own bill. */
export interface RandomVendor {
  readonly provider: Provider;
  /** What it is owed, in nano-dollars. */
  readonly billed: () => number;
}

const price = { input: 1, output: 4 } as const;
const nanoPerToken = 1000;
const capabilities = {
  ...{ tools: false, images: false, audio: false, files: false, jsonSchema: false, temperature: true },
  reasoning: "no" as const,
};

/** Makes one: answers have from 25 to 475 tokens, unless the request allows fewer, and take from 20 to 80 milliseconds. */
export function randomVendor(clock: Clock, random: Random): RandomVendor {
  let billed = 0;
  const provider = defineProvider({
    id: "vendor",
    models: [
      { name: "m", recommended: true, contextTokens: 100_000, maxOutputTokens: 16_000, prices: price, capabilities },
    ],
    chat: async (request, call) => {
      const wanted = 25 + Math.floor(450 * random());
      const input = 20 + Math.floor(20 * random());
      const output = Math.min(wanted, request.max_completion_tokens ?? wanted);
      await sleep(clock, 20 + 60 * random(), call.signal);
      billed += (input * price.input + output * price.output) * nanoPerToken;
      return {
        id: "answer",
        object: "chat.completion",
        created: 1,
        model: "m",
        choices: [
          {
            index: 0,
            message: { role: "assistant", content: "Yes.", refusal: null },
            finish_reason: output < wanted ? "length" : "stop",
            logprobs: null,
          },
        ],
        usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output },
      };
    },
  });
  return { provider, billed: () => billed };
}
