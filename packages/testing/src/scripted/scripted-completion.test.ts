import { expect, it } from "vitest";
import { completionOf, estimateTokens, lastUserText } from "./scripted-completion.ts";

const request = {
  model: "m",
  messages: [
    { role: "user" as const, content: "first" },
    { role: "user" as const, content: [{ type: "text" as const, text: "second" }] },
    { role: "assistant" as const, content: "third" },
  ],
};
const init = { id: "1", model: "m", now: 1_700_000_000_500, request };

it("echoes what the user said last, as long as it is told to be", () => {
  expect(lastUserText(request)).toBe("second");
  const text = completionOf({}, { ...init, outputTokens: 50 }).choices[0]?.message.content ?? "";
  expect(text).toContain("second");
  expect(estimateTokens(text)).toBeGreaterThanOrEqual(50);
  expect(completionOf({}, init).created).toBe(1_700_000_000);
});

it("counts usage, takes it as told, or leaves it out", () => {
  expect(completionOf({ text: "12345678" }, init).usage?.completion_tokens).toBe(2);
  const usage = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 };
  expect(completionOf({ usage }, init).usage).toEqual(usage);
  expect(completionOf({ usage: false }, init)).not.toHaveProperty("usage");
});

it("gives no text beside a refusal or tool calls, unless told to", () => {
  expect(completionOf({ refusal: "no" }, init).choices[0]?.message).toMatchObject({ content: null, refusal: "no" });
  const [choice] = completionOf({ text: "so", toolCalls: [{ name: "f", arguments: {} }] }, init).choices;
  expect(choice).toMatchObject({
    finish_reason: "tool_calls",
    message: { content: "so", tool_calls: [{ id: "call_1" }] },
  });
});
