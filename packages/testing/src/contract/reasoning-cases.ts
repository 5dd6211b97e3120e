import assert from "node:assert/strict";
import type { ChatMessage, Tool } from "@overture/core";
import { messageOf, shapeOf } from "./completion-shape.ts";
import type { CaseSketch } from "./contract-case.ts";

const reasoning = "The user asks for the weather — ich rufe das Werkzeug.";
const tools: readonly Tool[] = [{ type: "function", function: { name: "weather", parameters: { type: "object" } } }];
const toolCalls = [{ name: "weather", arguments: {} }];
const question: ChatMessage = { role: "user", content: "How is the weather?" };

/** Reasoning and usage. */
export const reasoningCases: readonly CaseSketch[] = [
  {
    name: "reasoning: its words come back as reasoning_content, whole and streamed",
    needs: "reasoningText",
    async run(setting) {
      setting.simulator.always({ answer: { reasoning, text: "Sunny." } });
      const answers = await setting.both({ reasoning_effort: "high" });
      for (const [way, body] of answers) {
        assert.equal(messageOf(body).reasoning_content, reasoning, way);
        assert.equal(messageOf(body).content, "Sunny.", way);
      }
      assert.deepEqual(shapeOf(answers[1][1]), shapeOf(answers[0][1]));
    },
  },
  ...(["chat", "stream"] as const).map((way): CaseSketch => {
    return {
      name: `reasoning: its signature survives the round trip (${way})`,
      needs: "reasoningSignature",
      async run(setting) {
        setting.simulator.next({ answer: { reasoning, toolCalls } });
        const asked = { messages: [question], tools, reasoning_effort: "high" as const };
        const { body } = await setting[way](asked);
        const message = messageOf(body);
        const [detail] = message.reasoning_details ?? [];
        assert.equal(detail?.text, reasoning);
        assert.ok(detail?.signature, "the signature is on reasoning_details");
        const id = message.tool_calls?.[0]?.id ?? "";
        const messages: ChatMessage[] = [question, message, { role: "tool", tool_call_id: id, content: "sunny" }];
        const answer = await setting.chat({ ...asked, messages });
        assert.equal(messageOf(answer.body).content, "The tools say: sunny");
        const seen = setting.lastRead().messages.flatMap((turn) => turn.reasoning);
        assert.deepEqual(seen, [{ text: reasoning, signature: detail.signature }]);
      },
    };
  }),
  {
    name: "reasoning: what another provider signed is left out, and the request still goes",
    async run(setting) {
      const details = [{ type: "thinking" as const, provider: "somebody-else", text: "hm", signature: "theirs" }];
      const said: ChatMessage = {
        role: "assistant",
        content: "Hello.",
        reasoning_content: "hm",
        reasoning_details: details,
      };
      const messages: ChatMessage[] = [question, said, question];
      const { body } = await setting.chat({ messages, reasoning_effort: "high" });
      assert.ok(messageOf(body).content);
      assert.ok(!setting.lastSeen().text.includes("theirs"), "a foreign signature was sent");
    },
  },
  {
    name: "usage: cached and reasoning tokens are where OpenAI has them, whole and streamed",
    async run(setting) {
      const usage = { inputTokens: 120, cacheReadTokens: 40, outputTokens: 30, reasoningTokens: 10 };
      setting.simulator.always({ answer: { text: "Four words are here.", usage } });
      for (const [way, body] of await setting.both()) {
        assert.equal(body.usage?.prompt_tokens, 120, way);
        assert.equal(body.usage?.completion_tokens, 30, way);
        assert.equal(body.usage?.total_tokens, 150, way);
        assert.equal(body.usage?.prompt_tokens_details?.cached_tokens, 40, way);
        assert.equal(body.usage?.completion_tokens_details?.reasoning_tokens, 10, way);
      }
    },
  },
  {
    name: "usage: tokens written to the prompt cache are counted, whole and streamed",
    needs: "cacheWrites",
    async run(setting) {
      const usage = { inputTokens: 120, cacheReadTokens: 40, cacheWriteTokens: 20, outputTokens: 30 };
      setting.simulator.always({ answer: { text: "Four words are here.", usage } });
      for (const [way, body] of await setting.both()) {
        assert.equal(body.usage?.prompt_tokens, 120, way);
        assert.equal(body.usage?.prompt_tokens_details?.cached_tokens, 40, way);
        assert.equal(body.usage?.prompt_tokens_details?.cache_write_tokens, 20, way);
      }
    },
  },
  {
    name: "usage: where the vendor reports none there is none, and no zeros",
    async run(setting) {
      setting.simulator.always({ fault: "missing_usage" });
      for (const [way, body] of await setting.both()) {
        assert.equal(body.usage ?? undefined, undefined, way);
        assert.ok(messageOf(body).content, way);
      }
    },
  },
];
