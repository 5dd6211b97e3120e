import { assembleCompletion, type ChatCompletionChunk } from "@overture/core/provider";
import { describe, expect, it } from "vitest";
import { forms } from "../test/fixtures.ts";
import { ChunkTranslator } from "./chunk-translator.ts";

interface Piece {
  readonly delta: object;
  readonly finishReason?: string;
  readonly index?: number;
  readonly usage?: object;
}

const of = ({ delta, finishReason, index = 0, usage }: Piece) => {
  const choices = [{ index, delta, finishReason: finishReason ?? null }];
  return { id: "abc", created: 7, model: "m-1", choices, ...(usage ? { usage } : {}) };
};
const thinking = (text: string) => ({ content: [{ type: "thinking", thinking: [{ type: "text", text }] }] });

function translate(pieces: readonly Piece[], changes: object = {}) {
  const translator = new ChunkTranslator({ ...forms, ...changes }, "m");
  const chunks: ChatCompletionChunk[] = pieces.map((piece) => translator.translate(of(piece)));
  return { translator, chunks, whole: assembleCompletion(chunks) };
}

describe("chunks of Mistral's", () => {
  it("become OpenAI's, with the usage on the one that carries it", () => {
    const usage = { promptTokens: 3, completionTokens: 2, serviceTier: "standard" };
    const { chunks } = translate([
      { delta: { role: "assistant", content: "" } },
      { delta: { content: "Hi" } },
      { delta: { content: "" }, finishReason: "stop", usage },
    ]);
    const frame = { id: "abc", object: "chat.completion.chunk", created: 7, model: "m-1" };
    expect(chunks).toEqual([
      { ...frame, choices: [{ index: 0, delta: { role: "assistant" }, finish_reason: null }] },
      { ...frame, choices: [{ index: 0, delta: { content: "Hi" }, finish_reason: null }] },
      {
        ...frame,
        choices: [{ index: 0, delta: {}, finish_reason: "stop" }],
        usage: expect.objectContaining({ total_tokens: 5 }),
        service_tier: "default",
      },
    ]);
  });

  it("give thinking in pieces, and whole when it ends", () => {
    const { chunks, whole } = translate([
      { delta: thinking("Let me ") },
      { delta: thinking("see.") },
      { delta: { content: [{ type: "text", text: "So." }] } },
      { delta: {}, finishReason: "stop" },
    ]);
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.reasoning_content)).toEqual([
      "Let me ",
      "see.",
      undefined,
      undefined,
    ]);
    expect(whole.choices[0]?.message).toMatchObject({
      content: "So.",
      reasoning_content: "Let me see.",
      reasoning_details: [{ type: "thinking", provider: "mistral", text: "Let me see." }],
    });
  });

  it.each([
    ["a call", { toolCalls: [{ id: "aaaaaaaaa", function: { name: "f", arguments: "{}" } }] }],
    ["the end", {}],
  ])("end thinking at %s", (_what, delta) => {
    const { whole } = translate([{ delta: thinking("hm") }, { delta, finishReason: "stop" }]);
    expect(whole.choices[0]?.message.reasoning_details).toHaveLength(1);
  });

  it("carry calls that come with the finish reason", () => {
    const toolCalls = [{ id: "gSIMJiOkT", index: 0, function: { name: "weather", arguments: '{"a":1}' } }];
    const { whole } = translate([{ delta: { content: null, toolCalls }, finishReason: "tool_calls" }]);
    expect(whole.choices[0]).toMatchObject({
      finish_reason: "tool_calls",
      message: { tool_calls: [{ id: "gSIMJiOkT", function: { name: "weather", arguments: '{"a":1}' } }] },
    });
  });

  it("end the free text of a tool with the answer", () => {
    const toolCalls = [{ id: "aaaaaaaaa", function: { name: "diary", arguments: '{"input":"Dear"}' } }];
    const { whole } = translate([{ delta: { toolCalls }, finishReason: "tool_calls" }], { custom: new Set(["diary"]) });
    expect(whole.choices[0]?.message.tool_calls).toMatchObject([{ custom: { name: "diary", input: "Dear" } }]);
  });

  it("do not say again what the answer was to go on from, and lose nothing that only looked like it", () => {
    const pieces = [
      { delta: { content: "On" } },
      { delta: { content: "ce upon" } },
      { delta: {}, finishReason: "stop" },
    ];
    expect(translate(pieces, { prefix: "Once " }).whole.choices[0]?.message.content).toBe("upon");
    const short = [{ delta: { content: "On" } }, { delta: {}, finishReason: "stop" }];
    expect(translate(short, { prefix: "Once " }).whole.choices[0]?.message.content).toBe("On");
  });

  it("are whole once every choice has its finish reason", () => {
    const first = { delta: { content: "a" }, finishReason: "stop" };
    expect(translate([]).translator.finished).toBe(false);
    expect(translate([first, { delta: { content: "b" }, index: 1 }]).translator.finished).toBe(false);
    expect(translate([first, { ...first, index: 1 }]).translator.finished).toBe(true);
  });

  it("do not pass an error off as an end", () => {
    expect(() => translate([{ delta: {}, finishReason: "error" }])).toThrow(
      expect.objectContaining({ kind: "server" }),
    );
  });
});
