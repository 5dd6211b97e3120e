import { once } from "node:events";
import { writeSync } from "node:fs";
import { defineProvider, Overture } from "@overture/core";
import { redisStore } from "../src/index.ts";

// Answers one request, and another when it is told to, and closes nothing: whether it ends is up to what is left behind.
const capabilities = {
  tools: false,
  images: false,
  audio: false,
  files: false,
  jsonSchema: false,
  reasoning: "no",
  temperature: true,
} as const;
const provider = defineProvider({
  id: "here",
  models: [{ name: "model", recommended: true, contextTokens: 1000, prices: { input: 1, output: 1 }, capabilities }],
  chat: async () => ({
    id: "1",
    object: "chat.completion",
    created: 1,
    model: "model",
    choices: [
      { index: 0, message: { role: "assistant", content: "Hi", refusal: null }, finish_reason: "stop", logprobs: null },
    ],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  }),
});
const overture = new Overture({
  providers: [provider],
  store: redisStore({ url: process.argv[2] ?? "" }),
  sharing: { flushMs: 60_000 },
  tenants: {
    acme: { budget: { usd: 1, hard: false }, limits: { requestsPerMinute: 60, concurrent: 4, hard: false } },
  },
});
const ask = async (): Promise<void> => {
  const answer = await overture
    .for({ tenant: "acme" })
    .chat.completions.create({ model: "auto", messages: [{ role: "user", content: "Hello" }] });
  writeSync(1, `${answer.choices[0]?.message.content}\n`);
};
await ask();
process.stdin.ref();
await once(process.stdin, "data");
process.stdin.destroy();
await ask();
