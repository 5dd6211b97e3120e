import assert from "node:assert/strict";
import type { ChatMessage, Tool, ToolChoice } from "@overture/core";
import { parseJson } from "../simulator/json.ts";
import { finishOf, messageOf, shapeOf } from "./completion-shape.ts";
import type { CaseSketch } from "./contract-case.ts";
import type { Setting } from "./setting.ts";

const parameters = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
const weather: Tool = { type: "function", function: { name: "weather", description: "Tells the weather", parameters } };
const clock: Tool = { type: "function", function: { name: "clock" } };
const tools: readonly Tool[] = [weather, clock];

const toolCalls = [
  { id: "call_1", name: "weather", arguments: { city: "Zürich — 東京", days: [1, 2] } },
  { id: "call_2", name: "clock", arguments: {} },
];

async function chosen(setting: Setting, choice: ToolChoice): Promise<unknown> {
  await setting.chat({ tools, tool_choice: choice });
  return setting.lastRead().toolChoice;
}

async function answerTools(setting: Setting, asked: ChatMessage, ids: readonly string[]): Promise<string> {
  const messages: ChatMessage[] = [
    { role: "user", content: "Go" },
    asked,
    ...ids.map((id, index): ChatMessage => ({ role: "tool", tool_call_id: id, content: `result ${index}` })),
  ];
  return messageOf((await setting.chat({ messages, tools })).body).content ?? "";
}

const sketches: readonly Omit<CaseSketch, "needs">[] = [
  {
    name: "tools: names, descriptions and parameters reach the vendor",
    async run(setting) {
      await setting.chat({ tools });
      const [first, second] = setting.lastRead().tools;
      assert.deepEqual([first?.name, first?.description], ["weather", "Tells the weather"]);
      assert.deepEqual(first?.parameters, parameters);
      assert.equal(second?.name, "clock");
    },
  },
  {
    name: "tools: auto, none, required and named choices reach the vendor",
    async run(setting) {
      assert.deepEqual(await chosen(setting, "auto"), { type: "auto" });
      assert.deepEqual(await chosen(setting, "none"), { type: "none" });
      assert.deepEqual(await chosen(setting, "required"), { type: "required" });
      const named = { type: "function", function: { name: "clock" } } as const;
      assert.deepEqual(await chosen(setting, named), { type: "named", name: "clock" });
    },
  },
  {
    name: "tools: parallel_tool_calls: false reaches the vendor",
    async run(setting) {
      const { warnings } = await setting.chat({ tools, parallel_tool_calls: false });
      const told = warnings.some((warning) => warning.param === "parallel_tool_calls");
      assert.ok(told || !setting.lastRead().parallelToolCalls, "it was dropped silently");
    },
  },
  {
    name: "tools: parallel calls come back whole, and in pieces in a stream",
    async run(setting) {
      setting.simulator.always({ answer: { toolCalls } });
      const { body: whole } = await setting.chat({ tools });
      const { body: streamed, chunks } = await setting.stream({ tools });
      for (const body of [whole, streamed]) {
        const calls = messageOf(body).tool_calls ?? [];
        assert.deepEqual(
          calls.map(
            (call) => call.type === "function" && [call.id, call.function.name, parseJson(call.function.arguments)],
          ),
          toolCalls.map((call) => [call.id, call.name, call.arguments]),
        );
        assert.equal(finishOf(body), "tool_calls");
      }
      assert.deepEqual(shapeOf(streamed), shapeOf(whole));
      const pieces = chunks.flatMap((chunk) => chunk.choices[0]?.delta.tool_calls ?? []);
      assert.ok(pieces.length > 4, "the arguments come in pieces");
      assert.deepEqual([...new Set(pieces.map((piece) => piece.index))], [0, 1], "the calls are counted from 0");
    },
  },
  {
    name: "tools: text before a call is kept",
    async run(setting) {
      setting.simulator.always({ answer: { text: "Let me see.", toolCalls } });
      for (const [way, body] of await setting.both({ tools })) {
        assert.equal(messageOf(body).content, "Let me see.", way);
        assert.equal(messageOf(body).tool_calls?.length, 2, way);
      }
    },
  },
  {
    name: "tools: results go back on the next turn",
    async run(setting) {
      const asked = await setting.chat({ tools, messages: [{ role: "user", content: "Use weather and clock" }] });
      const message = messageOf(asked.body);
      const ids = (message.tool_calls ?? []).map((call) => call.id);
      assert.equal(ids.length, 2);
      assert.equal(await answerTools(setting, message, ids), "The tools say: result 0; result 1");
      const calls = setting.lastRead().messages.flatMap((seen) => seen.toolCalls.map((call) => call.name));
      assert.deepEqual(calls, ["weather", "clock"]);
    },
  },
  {
    name: "tools: a history that another provider began is taken, whatever its ids look like",
    async run(setting) {
      const ids = ["call|strange.id:1", "call|strange_id:1"];
      const calls = ids.map((id) => {
        return { id, type: "function" as const, function: { name: "weather", arguments: '{"city":"Bern"}' } };
      });
      const asked: ChatMessage = { role: "assistant", content: null, tool_calls: calls };
      assert.equal(await answerTools(setting, asked, ids), "The tools say: result 0; result 1");
    },
  },
  {
    name: "tools: a call in the history whose arguments are empty text is taken",
    async run(setting) {
      const call = { id: "call_1", type: "function" as const, function: { name: "clock", arguments: "" } };
      const asked: ChatMessage = { role: "assistant", content: "", tool_calls: [call] };
      assert.equal(await answerTools(setting, asked, ["call_1"]), "The tools say: result 0");
    },
  },
];

/** Tools, both ways. */
export const toolCases: readonly CaseSketch[] = sketches.map((sketch) => ({ ...sketch, needs: "tools" }));
