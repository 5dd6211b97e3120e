import assert from "node:assert/strict";
import type { VendorFormat } from "../simulator/index.ts";
import { finishOf, messageOf, shapeOf } from "./completion-shape.ts";
import type { CaseSketch } from "./contract-case.ts";

const text = "Zwölf Boxkämpfer jagen Viktor — 世界 🙂🏽 quer über den Deich.";

/** Whether a vendor tells of its limits in its headers: not every one does. */
function tellsLimits(format: VendorFormat): boolean {
  const limits = { requestLimit: 1, requestsLeft: 1, tokenLimit: 1, tokensLeft: 1, resetMs: 1, now: 0 };
  return Object.keys(format.headers("", limits)).some((name) => name.includes("ratelimit"));
}

/** Plain answers, whole and streamed. */
export const textCases: readonly CaseSketch[] = [
  {
    name: "text: a whole answer has OpenAI's shape",
    async run(setting) {
      setting.simulator.always({ answer: { text } });
      const { body, requestId, limits } = await setting.chat();
      assert.equal(body.object, "chat.completion");
      assert.equal(messageOf(body).role, "assistant");
      assert.equal(messageOf(body).content, text);
      assert.equal(messageOf(body).refusal, null);
      assert.equal(finishOf(body), "stop");
      assert.ok(body.id !== "" && body.created > 0 && body.model !== "");
      assert.match(String(requestId), /^req_sim/, "the vendor's request id is on the reply");
      const told = tellsLimits(setting.simulator.format) ? 10_000 : undefined;
      assert.equal(limits?.requests?.limit, told, "the vendor's rate limits are on the reply");
    },
  },
  {
    name: "text: a streamed answer comes in pieces, with its finish reason before the end",
    async run(setting) {
      setting.simulator.always({ answer: { text } });
      const { body, chunks, reply } = await setting.stream();
      assert.ok(chunks.filter((chunk) => chunk.choices[0]?.delta.content).length > 3, "it comes in pieces");
      assert.ok(chunks.every((chunk) => chunk.object === "chat.completion.chunk"));
      assert.equal(messageOf(body).content, text);
      assert.ok(chunks.some((chunk) => chunk.choices[0]?.finish_reason === "stop"));
      assert.ok(body.usage, "the usage is on a chunk, though the caller did not ask");
      assert.match(String(reply.requestId), /^req_sim/, "the vendor's request id is on the reply");
    },
  },
  {
    name: "text: the stream's assembled answer equals the whole one",
    async run(setting) {
      setting.simulator.always({ answer: { text } });
      const [[, whole], [, streamed]] = await setting.both();
      assert.deepEqual(shapeOf(streamed), shapeOf(whole));
    },
  },
  {
    name: "text: an empty answer is an answer",
    async run(setting) {
      setting.simulator.always({ answer: { text: "" } });
      for (const [, body] of await setting.both()) {
        assert.equal(messageOf(body).content ?? "", "");
        assert.equal(finishOf(body), "stop");
      }
    },
  },
  ...(["stop", "length", "tool_calls", "content_filter"] as const).map((finishReason): CaseSketch => {
    return {
      name: `text: the finish reason ${finishReason} comes through`,
      async run(setting) {
        const toolCalls = finishReason === "tool_calls" ? [{ name: "weather", arguments: {} }] : undefined;
        setting.simulator.always({ answer: { text, finishReason, toolCalls } });
        for (const [way, body] of await setting.both()) assert.equal(finishOf(body), finishReason, way);
      },
    };
  }),
  {
    name: "text: a refusal is never passed off as an answer",
    needs: "refusals",
    async run(setting) {
      const refusal = "I cannot help with that.";
      setting.simulator.always({ answer: { refusal } });
      for (const [way, body] of await setting.both()) {
        const message = messageOf(body);
        assert.ok(!(message.content ?? "").includes(refusal), way);
        assert.ok(message.refusal === refusal || finishOf(body) === "content_filter", way);
      }
    },
  },
];
