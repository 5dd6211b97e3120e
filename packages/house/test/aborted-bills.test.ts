import { anthropic } from "@overture/anthropic";
import { costOf, Overture } from "@overture/core";
import { openai } from "@overture/openai";
import { type AbortBilling, type Simulator, startSimulator } from "@overture/testing";
import { expect, it } from "vitest";

const models = ["openai/gpt-5.4-mini", "anthropic/claude-haiku-4-5"] as const;
const answer = { text: "one two three four five six seven eight nine ten ".repeat(8) };

/** What a vendor's own bill comes to, in billionths of a dollar. */
function billOf({ requests }: Simulator, model: string, overture: Overture): number {
  const prices = overture.catalog.find(model)?.prices;
  return requests.reduce((sum, { billed }) => {
    if (!billed) return sum;
    const { inputTokens, outputTokens } = billed;
    const usage = { prompt_tokens: inputTokens, completion_tokens: outputTokens, total_tokens: 0 };
    return sum + costOf(usage, prices).nanoUsd;
  }, 0);
}

it.each<AbortBilling>(["until_abort", "in_full", "not_at_all"])(
  "is never below the vendors' bills, where what loses a race is billed: %s",
  async (abortBilling) => {
    await using vendors = new AsyncDisposableStack();
    const first = vendors.use(await startSimulator("openai", { abortBilling }));
    const second = vendors.use(await startSimulator("anthropic", { abortBilling }));
    first.always({ answer, delivery: { firstTokenDelayMs: 300, chunkDelayMs: 20 } });
    second.always({ answer, delivery: { chunkDelayMs: 2 } });
    const overture = new Overture({
      providers: [
        openai({ apiKey: first.key, baseURL: first.baseURL }),
        anthropic({ apiKey: second.key, baseURL: second.baseURL }),
      ],
      ...{ models, budget: { usd: 1 }, mode: "speculative" as const },
      speculative: { race: "all", wasteThreshold: 1 },
    });
    await overture.preload();
    for (const stream of [true, false]) {
      const asked = await overture.chat.completions.create({
        model: "auto",
        messages: [{ role: "user", content: "Count." }],
        max_completion_tokens: 400,
        stream,
      });
      if ("completion" in asked) await asked.completion();
    }
    await Promise.all([first.waitForIdle(), second.waitForIdle()]);
    const bill = billOf(first, models[0], overture) + billOf(second, models[1], overture);
    const [usage] = await overture.usage();
    expect(first.requests.map(({ aborted }) => aborted)).toEqual([true, true]);
    expect(first.requests.every(({ billed }) => (billed !== undefined) === (abortBilling !== "not_at_all"))).toBe(true);
    expect(bill).toBeGreaterThan(0);
    expect(usage?.nanoUsd).toBeGreaterThanOrEqual(bill);
    await overture.close();
  },
);
