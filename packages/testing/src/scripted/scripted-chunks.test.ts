import type { ChatCompletion } from "@overture/core";
import { assembleCompletion } from "@overture/core/provider";
import fc from "fast-check";
import { expect, it } from "vitest";
import { chunksOf } from "./scripted-chunks.ts";

function completionWith(content: string, reasoning: string, argumentsText: string): ChatCompletion {
  const call = { id: "call_1", type: "function" as const, function: { name: "f", arguments: argumentsText } };
  const message = {
    role: "assistant" as const,
    content,
    refusal: null,
    tool_calls: [call],
    reasoning_content: reasoning,
  };
  return {
    ...{ id: "1", object: "chat.completion", created: 1, model: "m" },
    choices: [{ index: 0, message, finish_reason: "tool_calls", logprobs: null }],
    usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 },
  };
}

it("loses no character, whatever the text", () => {
  const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 }).filter((value) => value.trim() !== "");
  fc.assert(
    fc.property(text, text, text, (content, reasoning, argumentsText) => {
      const { content: pieces, last } = chunksOf(completionWith(content, reasoning, argumentsText));
      const { message, finish_reason } = assembleCompletion([...pieces, last]).choices[0] ?? {};
      expect([message?.content, message?.reasoning_content]).toEqual([content, reasoning]);
      expect(message?.tool_calls?.[0]).toMatchObject({ function: { arguments: argumentsText } });
      expect(finish_reason).toBe("tool_calls");
    }),
  );
});

it("cuts a long text into few pieces", () => {
  const { content } = chunksOf(completionWith("word ".repeat(5_000), "", "{}"));
  expect(content.length).toBeLessThan(70);
});
