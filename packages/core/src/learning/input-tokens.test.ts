import { expect, it } from "vitest";
import { card, hello, type Stage, type StageOptions, stage } from "../../test/stage.ts";
import type { ChatCompletionRequest } from "../chat/index.ts";

const said = (times: number) => ({
  ...hello,
  messages: [{ role: "user" as const, content: "A fairly ordinary sentence of words. ".repeat(times) }],
});
/** About 60,000 tokens, and a tenth of that. */
const [long, short] = [said(7500), said(750)];

const cast = { models: [{ name: "m", card: { ...card, contextTokens: 64_000 } }] };

/** Two models, of which the second says that it took twice as many tokens as the first. */
function unlike(options: Partial<StageOptions> = {}): Stage {
  const set = stage({ cast: { a: cast, b: cast }, ...options });
  for (const [id, prompt_tokens] of [
    ["a", 6000],
    ["b", 12_000],
  ] as const) {
    const usage = { prompt_tokens, completion_tokens: 1, total_tokens: prompt_tokens + 1 };
    set.provider(id).always({ answer: { text: "Hi", usage } });
  }
  return set;
}

async function inputs({ overture }: Stage, request: ChatCompletionRequest = long): Promise<readonly number[]> {
  const { forecasts } = await overture.decide(request);
  return forecasts.map(({ forecast }) => forecast.inputTokens);
}

async function ask(set: Stage, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    for (const model of ["a/m", "b/m"]) await set.answer({ ...short, model });
  }
}

it("is estimated alike for all models, and corrected for each by what it reports", async () => {
  const set = unlike();
  const [before] = await inputs(set, short);
  expect(await inputs(set, short)).toEqual([before, before]);
  await ask(set, 12);
  const [a = 0, b = 0] = await inputs(set, short);
  expect(a / 6000).toBeCloseTo(1, 1);
  expect(b / a).toBeGreaterThan(1.85);
  const { forecasts } = await set.overture.decide({ ...short, max_tokens: 1 });
  const [cheap = 0, dear = 0] = forecasts.map(({ forecast }) => forecast.costUsd);
  expect(dear / cheap).toBeGreaterThan(1.85);
});

it("decides what fits into a window", async () => {
  const set = unlike();
  expect((await set.overture.decide(long)).excluded).toEqual([]);
  await ask(set, 5);
  const { ranking, excluded } = await set.overture.decide(long);
  expect(ranking.map(({ model }) => model)).toEqual(["a/m"]);
  expect(excluded).toMatchObject([{ model: "b/m", code: "context_window" }]);
});

it("is as the user's tokenizer counts it, whatever is reported", async () => {
  const tokenizer = (text: string, model: string): number => (model === "a/m" ? text.length : 7);
  const set = unlike({ tokenizer });
  await ask(set, 3).catch(() => undefined);
  const { forecasts, excluded } = await set.overture.decide(long);
  expect(forecasts.map(({ model, forecast }) => [model, forecast.inputTokens])).toEqual([
    ["b/m", expect.closeTo(14, 0)],
  ]);
  expect(excluded).toMatchObject([{ model: "a/m", code: "context_window" }]);
});

it("is estimated after all where the tokenizer throws", async () => {
  const tokenizer = (): number => {
    throw new Error("no vocabulary");
  };
  expect(await inputs(unlike({ tokenizer }))).toEqual(await inputs(unlike()));
});

it("refuses what is no tokenizer at construction", () => {
  expect(() => unlike({ tokenizer: "cl100k" as never })).toThrow('The option "tokenizer" must be a function');
});
