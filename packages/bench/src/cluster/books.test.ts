import { defineProvider, Overture } from "@overture/core";
import { redisStore } from "@overture/redis";
import { startRedisServer } from "@overture/testing";
import { expect, it, onTestFinished } from "vitest";
import { lostSettlements, standingOf } from "./books.ts";

it("reads where all processes' budget stands, and which settlements the store has lost", async () => {
  const redis = await startRedisServer();
  onTestFinished(() => redis.close());
  const budget = { usd: 10, hard: true };
  expect(await standingOf(redis.url, budget)).toEqual({ spent: 0, held: 0, unknown: 0 });
  const store = redisStore({ url: redis.url });
  const capabilities = { tools: true, images: false, audio: false, files: false, jsonSchema: true } as const;
  const card = { capabilities: { ...capabilities, reasoning: "no", temperature: true }, recommended: true } as const;
  const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };
  const message = { role: "assistant", content: "Hi", refusal: null } as const;
  const choice = { index: 0, message, finish_reason: "stop", logprobs: null } as const;
  const provider = defineProvider({
    id: "a",
    models: [{ name: "m", prices: { input: 1, output: 2 }, maxOutputTokens: 100, ...card }],
    chat: async () => ({ id: "1", object: "chat.completion", created: 1, model: "m", choices: [choice], usage }),
  });
  const overture = new Overture({ providers: [provider], store, budget: { ...budget, per: "total" } });
  await overture.chat.completions.create({ model: "auto", messages: [{ role: "user", content: "Hello" }] });
  await overture.close();
  expect(await standingOf(redis.url, budget)).toEqual({ spent: 20_000, held: 0, unknown: 0 });

  await store.settle("app", "known", []);
  await store.close();
  const settled = [
    { space: "app", id: "known" },
    { space: "app", id: "never sent" },
  ];
  expect(await lostSettlements(redis.url, [{ settled }])).toBe(1);
});
