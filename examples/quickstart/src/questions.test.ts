import { expect, it } from "vitest";
import { calm, outage, type Question, recovery } from "./questions.ts";
import { simulatedAnswers } from "./simulated-answers.ts";

const questions = [...calm, ...outage, ...recovery];

it("has three dozen different questions, some of every kind in each act", () => {
  expect(new Set(questions.map(({ text }) => text)).size).toBe(36);
  for (const act of [calm, outage, recovery]) {
    expect(new Set(act.map(({ kind }) => kind))).toEqual(new Set(questions.map(({ kind }) => kind)));
  }
});

it("has a simulated answer to each of them", () => {
  expect(questions.map(({ text }) => text).filter((text) => !simulatedAnswers.has(text))).toEqual([]);
});

it("costs less than a cent with real providers, whichever of them there is a key for", () => {
  // Dollars per million tokens in and out: gpt-5.4-mini, gpt-5.4-nano, claude-haiku-4-5, claude-sonnet-5.
  const [mini, nano, haiku, sonnet] = [
    [0.75, 4.5],
    [0.2, 1.25],
    [1, 5],
    [2, 10],
  ] as const;
  for (const [first, second] of [
    [mini, haiku],
    [mini, nano],
    [haiku, sonnet],
  ] as const) {
    const usd = worstCase([...calm, ...recovery], first) + worstCase(outage, second);
    expect(usd).toBeLessThan(0.0092);
  }
});

/** At two characters a token, and 10 tokens around each message; vendors add up to 400 where there are tools. */
function worstCase(asked: readonly Question[], [inputPrice, outputPrice]: readonly [number, number]): number {
  return asked.reduce((usd, { request }) => {
    const messages = request.messages.reduce((sum, { content }) => sum + String(content).length / 2 + 10, 0);
    const input = messages + (request.tools ? 400 : 0);
    const output = request.max_completion_tokens ?? Number.POSITIVE_INFINITY;
    return usd + (input * inputPrice + output * outputPrice) / 1_000_000;
  }, 0);
}
