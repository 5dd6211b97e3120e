import { expect, it } from "vitest";
import { completion, hello, usage } from "../../test/stage.ts";
import { answerCost, estimatedUsage } from "./answer-cost.ts";

const prices = { input: 1, output: 10 };

it("is exact by the provider's own count", () => {
  expect(answerCost(hello, completion("Hi", usage), prices)).toEqual({
    usd: 0.00006,
    nanoUsd: 60_000,
    certainty: "exact",
  });
});

it("is estimated from the texts where the provider counts nothing, reasoning and tool calls included", () => {
  const plain = answerCost(hello, completion("Hi"), prices);
  expect(plain.certainty).toBe("estimated");
  const busy = completion("Hi");
  const message = busy.choices[0]?.message;
  if (!message) throw new Error("no message");
  message.reasoning_content = "I have thought about it for a long while.";
  message.tool_calls = [
    { id: "1", type: "function", function: { name: "f", arguments: '{"city":"Paris, in the spring"}' } },
    { id: "2", type: "custom", custom: { name: "c", input: "and some free text" } },
  ];
  expect(answerCost(hello, busy, prices).nanoUsd).toBeGreaterThan(plain.nanoUsd + 100_000);
});

it("takes what has come of an answer for what it holds", () => {
  const empty = estimatedUsage(hello, completion(""));
  const more = estimatedUsage(hello, completion("A sentence, and a bit of another"));
  expect(empty.completion_tokens).toBe(0);
  expect(more.completion_tokens).toBeGreaterThan(4);
  expect(more.total_tokens).toBe(empty.prompt_tokens + more.completion_tokens);
});

it("is unknown where no price is known", () => {
  expect(answerCost(hello, completion("Hi", usage), undefined)).toMatchObject({ nanoUsd: 0, certainty: "unknown" });
});

it("is estimated for a service tier whose prices are not known", () => {
  expect(answerCost(hello, { ...completion("Hi", usage), service_tier: "flex" }, prices).certainty).toBe("estimated");
});

it("is that of the tier that was asked for where the vendor does not say which one answered", () => {
  const tiered = { ...prices, serviceTiers: { flex: 0.5 } };
  const flex = { ...hello, service_tier: "flex" as const };
  expect(answerCost(flex, completion("Hi", usage), tiered)).toMatchObject({ nanoUsd: 30_000, certainty: "exact" });
  const answer = { ...completion("Hi", usage), service_tier: "default" as const };
  expect(answerCost(flex, answer, tiered)).toMatchObject({ nanoUsd: 60_000, certainty: "exact" });
});
