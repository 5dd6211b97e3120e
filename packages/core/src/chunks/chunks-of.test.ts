import fc from "fast-check";
import { expect, it } from "vitest";
import type { ChatCompletion, ChatCompletionMessage } from "../chat/index.ts";
import { usageOf } from "../chat/index.ts";
import { assembleCompletion } from "./assemble.ts";
import { chunksOf } from "./chunks-of.ts";

const toolCall = fc.oneof(
  fc.record({
    id: fc.string(),
    type: fc.constant("function" as const),
    function: fc.record({ name: fc.string(), arguments: fc.string() }),
  }),
  fc.record({
    id: fc.string(),
    type: fc.constant("custom" as const),
    custom: fc.record({ name: fc.string(), input: fc.string() }),
  }),
);

const message: fc.Arbitrary<ChatCompletionMessage> = fc.record(
  {
    role: fc.constant("assistant" as const),
    // Next to tool calls, empty text is no text.
    content: fc.option(fc.string({ minLength: 1 })),
    refusal: fc.option(fc.string()),
    tool_calls: fc.array(toolCall, { minLength: 1, maxLength: 3 }),
    function_call: fc.record({ name: fc.string(), arguments: fc.string() }),
    audio: fc.record({ id: fc.string(), data: fc.string(), expires_at: fc.nat(), transcript: fc.string() }),
    reasoning_content: fc.string({ minLength: 1 }),
    reasoning_details: fc.array(
      fc.record({ type: fc.constant("thinking" as const), provider: fc.string(), text: fc.string() }),
    ),
  },
  { requiredKeys: ["role", "content", "refusal"] },
);

const completion: fc.Arbitrary<ChatCompletion> = fc
  .record(
    {
      id: fc.string({ minLength: 1 }),
      object: fc.constant("chat.completion" as const),
      created: fc.nat(),
      model: fc.string(),
      messages: fc.array(message, { minLength: 1, maxLength: 3 }),
      usage: fc.constant(usageOf({ inputTokens: 3, outputTokens: 4 })),
      service_tier: fc.constantFrom("flex" as const, null),
      system_fingerprint: fc.string(),
    },
    { requiredKeys: ["id", "object", "created", "model", "messages"] },
  )
  .map(({ messages, ...rest }) => ({
    ...rest,
    choices: messages.map((content, index) => ({
      index,
      message: content,
      finish_reason: "stop" as const,
      logprobs: index === 0 ? null : { content: [], refusal: null },
    })),
  }));

it("loses nothing: put together again, the chunks are the completion", () => {
  fc.assert(
    fc.property(completion, (whole) => {
      expect(assembleCompletion(chunksOf(whole))).toEqual(whole);
    }),
  );
});

it("opens with the role and ends with the finish reason and the usage, as readers of streams expect", () => {
  fc.assert(
    fc.property(completion, (whole) => {
      const [first, last, ...more] = chunksOf(whole);
      expect(more).toEqual([]);
      expect(first?.choices.map((choice) => [choice.delta.role, choice.finish_reason])).toEqual(
        whole.choices.map(() => ["assistant", null]),
      );
      expect(first?.usage).toBeUndefined();
      expect(last?.choices.map((choice) => choice.finish_reason)).toEqual(whole.choices.map(() => "stop"));
      expect(last?.usage).toEqual(whole.usage);
    }),
  );
});
