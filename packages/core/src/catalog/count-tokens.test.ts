import { expect, it } from "vitest";
import type { ChatCompletionRequest } from "../chat/index.ts";
import { countTokens } from "./count-tokens.ts";
import { estimateTokens } from "./estimate-tokens.ts";

const request: ChatCompletionRequest = {
  model: "auto",
  messages: [
    { role: "system", content: "Be brief." },
    { role: "user", content: [{ type: "text", text: "Why?" }] },
  ],
};

it("counts what is said by the tokenizer, for the model, and what stands around it as ever", () => {
  const asked: string[] = [];
  const tokenizer = (text: string, model: string): number => asked.push(`${model}: ${text}`) && 100;
  const around = countTokens(request, () => 0, "a/m") ?? 0;
  expect(around).toBeGreaterThan(0);
  expect(around).toBeLessThan(estimateTokens(request).total);
  expect(countTokens(request, tokenizer, "a/m")).toBe(200 + around);
  expect(asked).toEqual(["a/m: Be brief.", "a/m: Why?"]);
});

it("reads a long text whole: a count of samples would be none", () => {
  const text = "word ".repeat(100_000);
  const long = { ...request, messages: [{ role: "user" as const, content: text }] };
  expect(countTokens(long, (given) => given.length, "a/m")).toBeGreaterThanOrEqual(text.length);
});

it.each<[string, () => unknown]>([
  [
    "throws",
    () => {
      throw new Error("no vocabulary");
    },
  ],
  ["gives no number", () => "12"],
  ["gives a promise", async () => 12],
  ["gives what is no finite number", () => Number.NaN],
  ["counts less than nothing", () => -1000],
])("leaves a tokenizer aside that %s", (_, tokenizer) => {
  expect(countTokens(request, tokenizer as () => number, "a/m")).toBeUndefined();
});
