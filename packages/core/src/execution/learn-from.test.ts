import { describe, expect, it } from "vitest";
import { card, hello, stage } from "../../test/stage.ts";

const forecastOf = async (set: ReturnType<typeof stage>, model = "a/m") => {
  const { forecasts } = await set.overture.decide(hello);
  const found = forecasts.find((each) => each.model === model);
  if (!found) throw new Error(`no ${model}`);
  return found.forecast;
};

describe("what an attempt tells", () => {
  it("is whether it answered, how long it took and how much it wrote", async () => {
    const slow = { models: [{ name: "m", card, answer: "word ".repeat(2000), firstTokenMs: () => 20_000 }] };
    const set = stage({ cast: { a: slow, b: {} } });
    const before = await forecastOf(set);
    for (let request = 0; request < 10; request += 1) await set.answer();
    const after = await forecastOf(set);
    expect(after.success.evidence).toBeGreaterThan(8);
    expect(after.totalMs).toBeGreaterThan(before.totalMs * 2);
    expect(after.outputTokens).toBeGreaterThan(before.outputTokens * 2);
    expect(after.costUsd).toBeGreaterThan(before.costUsd * 2);
  });

  it("is that it failed, where the provider is to blame", async () => {
    const set = stage({ breaker: { consecutiveFaults: 100, minimumCalls: 100 } });
    for (let request = 0; request < 10; request += 1) {
      set.provider("a").next({ fault: "server" });
      await set.answer();
    }
    expect((await forecastOf(set)).success.mean).toBeLessThan(0.6);
    expect((await forecastOf(set, "b/m")).success.mean).toBeGreaterThan(0.99);
  });

  it("is nothing of the model where the key or the request was to blame", async () => {
    const set = stage({ cast: { a: { script: [{ fault: "auth" }] }, b: {} } });
    await set.answer();
    expect((await forecastOf(set)).success.evidence).toBe(0);
  });

  it("is who holds the conversation, and how much of it is in a prompt cache", async () => {
    const cached = { ...card, prices: { input: 10, output: 0, cacheRead: 1 } };
    const set = stage({ cast: { a: { models: [{ name: "m", card: cached }] }, b: {} } });
    const messages = [{ role: "user" as const, content: "x".repeat(20_000) }];
    await set.answer({ messages });
    const next = {
      model: "auto",
      messages: [...messages, { role: "assistant" as const, content: "Yes" }, ...messages],
    };
    const costUsd = async () => (await set.overture.decide(next)).forecasts[0]?.forecast.costUsd ?? 0;
    const warm = await costUsd();
    await set.clock.advance(600_000);
    expect(warm).toBeLessThan(0.7 * (await costUsd()));
  });
});
