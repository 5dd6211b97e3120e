import { expect, it } from "vitest";
import type { ChatCompletionRequest, ChatMessage } from "../chat/index.ts";
import { estimateTokens } from "./estimate-tokens.ts";

const ask = (...messages: ChatMessage[]): ChatCompletionRequest => ({ model: "auto", messages });
const question: ChatMessage = { role: "user", content: "Why does my for-await loop never end?" };

it("is near what OpenAI counts for a question: nine tokens, and seven around them", () => {
  const estimate = estimateTokens(ask(question));
  expect(estimate.total).toBeGreaterThanOrEqual(14);
  expect(estimate.total).toBeLessThanOrEqual(19);
  expect(estimate).toMatchObject({ images: 0, files: 0, tools: 0, text: estimate.total });
});

it("counts every part where it belongs", () => {
  const bare = estimateTokens(ask(question));
  const full = estimateTokens({
    ...ask(
      { role: "system", content: [{ type: "text", text: "Answer in one sentence." }] },
      {
        role: "user",
        content: [
          { type: "text", text: "Why does my for-await loop never end?" },
          { type: "image_url", image_url: { url: "https://example.com/screen.png", detail: "low" } },
          { type: "file", file: { file_data: `data:application/pdf;base64,${"A".repeat(80_000)}` } },
          { type: "file", file: { file_id: "file-1" } },
          { type: "input_audio", input_audio: { data: "A".repeat(64_000), format: "mp3" } },
        ],
      },
    ),
    tools: [{ type: "function", function: { name: "search", description: "Searches the manual", parameters: {} } }],
  });
  expect(full.text).toBeGreaterThan(bare.text + 5);
  expect(full.images).toBe(85);
  expect(full.files).toBeGreaterThan(3000 + 2000);
  expect(full.files).toBeLessThan(3100 + 2000);
  expect(full.tools).toBeGreaterThan(10);
  expect(full.total).toBe(full.text + full.images + full.files + full.tools);
});

it("counts calls, their results and reasoning of earlier turns", () => {
  const plain = estimateTokens(ask(question)).text;
  const text = (message: ChatMessage): number => estimateTokens(ask(question, message)).text - plain;
  const call = { id: "1", type: "function" as const, function: { name: "search", arguments: '{"query":"for await"}' } };
  const custom = { id: "2", type: "custom" as const, custom: { name: "shell", input: "ls -la | grep await" } };
  const nothing = text({ role: "assistant", content: null });
  expect(text({ role: "assistant", tool_calls: [call] })).toBeGreaterThan(nothing + 14);
  expect(text({ role: "assistant", tool_calls: [custom] })).toBeGreaterThan(nothing + 12);
  expect(text({ role: "assistant", function_call: call.function })).toBeGreaterThan(nothing + 14);
  expect(text({ role: "assistant", content: [{ type: "refusal", refusal: "I cannot help." }] })).toBeGreaterThan(
    nothing + 3,
  );
  expect(text({ role: "tool", tool_call_id: "1", content: "Nothing was found at all." })).toBeGreaterThan(nothing + 4);
  const thinking = {
    type: "thinking" as const,
    provider: "anthropic",
    text: "The loop waits for an event that never comes.",
  };
  const redacted = { type: "redacted" as const, provider: "anthropic", data: "x".repeat(600) };
  expect(text({ role: "assistant", reasoning_details: [thinking] })).toBeGreaterThan(nothing + 8);
  expect(text({ role: "assistant", reasoning_details: [redacted] })).toBe(nothing + 100);
});

it("counts the form that the answer must have", () => {
  const schema = { type: "object", properties: { answer: { type: "string", description: "One sentence" } } };
  const format = { type: "json_schema" as const, json_schema: { name: "answer", schema } };
  expect(estimateTokens({ ...ask(question), response_format: format }).tools).toBeGreaterThan(15);
  expect(estimateTokens({ ...ask(question), response_format: { type: "json_object" } }).tools).toBe(0);
  const functions = [{ name: "search", description: "Searches the manual", parameters: schema }];
  expect(estimateTokens({ ...ask(question), functions }).tools).toBeGreaterThan(15);
});

it("reckons a conversation of any length up from what it reads of each message", () => {
  const turn: ChatMessage = { role: "user", content: "The loop waits for an event that never comes. ".repeat(200) };
  const one = estimateTokens(ask(turn)).total;
  const many = estimateTokens(ask(...new Array<ChatMessage>(300).fill(turn))).total;
  expect(Math.abs(many / (300 * one) - 1)).toBeLessThan(0.05);
});
