import type { RawMessageStreamEvent } from "@anthropic-ai/sdk/resources/messages";
import { assembleCompletion, type ChatCompletionChunk, ProviderFault } from "@overture/core/provider";
import { describe, expect, it } from "vitest";
import { message } from "../test/fixtures.ts";
import { ChunkTranslator } from "./chunk-translator.ts";
import type { ToolForms } from "./to-tools.ts";

const plain: ToolForms = { custom: new Set(), legacy: false };

const head = { type: "message_start", message: { ...message, content: [], stop_reason: null } };
const start = (index: number, block: object) => ({ type: "content_block_start", index, content_block: block });
const delta = (index: number, piece: object) => ({ type: "content_block_delta", index, delta: piece });
const stop = (index: number) => ({ type: "content_block_stop", index });
const end = (reason: string, more: object = {}) => [
  { type: "message_delta", delta: { stop_reason: reason, ...more }, usage: { output_tokens: 9 } },
  { type: "message_stop" },
];
const tool = (index: number, name: string, ...pieces: string[]) => [
  start(index, { type: "tool_use", id: `id_${name}`, name, input: {} }),
  ...pieces.map((partial_json) => delta(index, { type: "input_json_delta", partial_json })),
  stop(index),
];

function translate(events: readonly object[], forms = plain): ChatCompletionChunk[] {
  const translator = new ChunkTranslator({ forms, model: "asked", created: 7, warnings: [] });
  return events.flatMap((event) => translator.translate(event as RawMessageStreamEvent) ?? []);
}

const deltas = (events: readonly object[], forms = plain) =>
  translate([head, ...events, ...end("tool_use")], forms)
    .slice(1, -1)
    .map((chunk) => chunk.choices[0]?.delta);

it("begins with the role, ends with reason and usage, and carries the vendor's names throughout", () => {
  const chunks = translate([
    head,
    start(0, { type: "text", text: "" }),
    { type: "ping" },
    delta(0, { type: "text_delta", text: "Hi" }),
    stop(0),
    ...end("end_turn"),
  ]);
  const frame = { id: "msg_1", object: "chat.completion.chunk", created: 7, model: "claude-haiku-4-5-20251001" };
  expect(chunks).toEqual([
    { ...frame, choices: [{ index: 0, delta: { role: "assistant" }, finish_reason: null }] },
    { ...frame, choices: [{ index: 0, delta: { content: "Hi" }, finish_reason: null }] },
    {
      ...frame,
      choices: [{ index: 0, delta: {}, finish_reason: "stop" }],
      usage: {
        prompt_tokens: 15,
        completion_tokens: 9,
        total_tokens: 24,
        prompt_tokens_details: { cached_tokens: 7, cache_write_tokens: 5 },
        completion_tokens_details: { reasoning_tokens: 0 },
      },
    },
  ]);
});

describe("tool calls", () => {
  it("are numbered in order, named in their first piece, and whole when put together", () => {
    const events = [
      start(0, { type: "text", text: "" }),
      delta(0, { type: "text_delta", text: "Let me see." }),
      stop(0),
      ...tool(1, "a", "", '{"x"', ":1}"),
      ...tool(2, "b", '{"y":2}'),
    ];
    expect(deltas(events).slice(1)).toEqual([
      { tool_calls: [{ index: 0, id: "id_a", type: "function", function: { name: "a", arguments: "" } }] },
      { tool_calls: [{ index: 0, function: { arguments: '{"x"' } }] },
      { tool_calls: [{ index: 0, function: { arguments: ":1}" } }] },
      { tool_calls: [{ index: 1, id: "id_b", type: "function", function: { name: "b", arguments: "" } }] },
      { tool_calls: [{ index: 1, function: { arguments: '{"y":2}' } }] },
    ]);
  });

  it("that come side by side keep their pieces apart", () => {
    const [startA, a1, a2, stopA] = tool(0, "a", '{"x"', ":1}");
    const [startB, b1, b2, stopB] = tool(1, "b", '{"y"', ":2}");
    const events = [startA, startB, b1, a1, b2, a2, stopA, stopB].flatMap((event) => event ?? []);
    const completion = assembleCompletion(translate([head, ...events, ...end("tool_use")]));
    expect(completion.choices[0]).toMatchObject({
      finish_reason: "tool_calls",
      message: {
        content: null,
        tool_calls: [{ function: { arguments: '{"x":1}' } }, { function: { arguments: '{"y":2}' } }],
      },
    });
  });

  it("without input have the arguments {}, and those whose input came at once have that", () => {
    expect(deltas(tool(0, "a")).at(-1)).toEqual({ tool_calls: [{ index: 0, function: { arguments: "{}" } }] });
    expect(deltas(tool(0, "a", "")).at(-1)).toEqual({ tool_calls: [{ index: 0, function: { arguments: "{}" } }] });
    const whole = [start(0, { type: "tool_use", id: "i", name: "a", input: { x: 1 } }), stop(0)];
    expect(deltas(whole).at(-1)).toEqual({ tool_calls: [{ index: 0, function: { arguments: '{"x":1}' } }] });
  });

  it("of free text come whole, out of the JSON around them", () => {
    const forms = { custom: new Set(["shell"]), legacy: false };
    expect(deltas(tool(0, "shell", '{"input":"l', 's \\"a\\""}'), forms)).toEqual([
      { tool_calls: [{ index: 0, id: "id_shell", type: "custom", custom: { name: "shell", input: "" } }] },
      { tool_calls: [{ index: 0, custom: { input: 'ls "a"' } }] },
    ]);
  });

  it("keep to OpenAI's older form where the caller does", () => {
    const events = [head, ...tool(0, "a", '{"x":1}'), ...end("tool_use")];
    expect(assembleCompletion(translate(events, { ...plain, legacy: true })).choices[0]).toMatchObject({
      finish_reason: "function_call",
      message: { function_call: { name: "a", arguments: '{"x":1}' } },
    });
  });

  it("that code of Anthropic's made come whole with the head", () => {
    const call = { type: "tool_use", id: "i", name: "a", input: { x: 1 } };
    const chunks = translate([
      { ...head, message: { ...message, content: [call], stop_reason: "tool_use" } },
      ...tool(0, "b", "{}"),
      { type: "message_stop" },
    ]);
    expect(assembleCompletion(chunks).choices[0]).toMatchObject({
      finish_reason: "tool_calls",
      message: { tool_calls: [{ id: "i", function: { name: "a", arguments: '{"x":1}' } }, { id: "id_b" }] },
    });
  });

  it("of Anthropic's own tools are not the caller's", () => {
    const own = [
      start(0, { type: "server_tool_use", id: "s", name: "web_search", input: {} }),
      ...tool(1, "a").slice(1),
    ];
    expect(deltas(own)).toEqual([]);
  });
});

describe("thinking", () => {
  it("comes in words, and after each block as the whole list so far", () => {
    const events = [
      start(0, { type: "thinking", thinking: "", signature: "" }),
      delta(0, { type: "thinking_delta", thinking: "Hm" }),
      delta(0, { type: "thinking_delta", thinking: "." }),
      delta(0, { type: "signature_delta", signature: "s1" }),
      stop(0),
      start(1, { type: "redacted_thinking", data: "d" }),
      stop(1),
    ];
    const first = { type: "thinking", provider: "anthropic", text: "Hm.", signature: "s1" };
    expect(deltas(events)).toEqual([
      { reasoning_content: "Hm" },
      { reasoning_content: "." },
      { reasoning_details: [first] },
      { reasoning_details: [first, { type: "redacted", provider: "anthropic", data: "d" }] },
    ]);
  });

  it("that Anthropic keeps to itself still leaves its signature", () => {
    const events = [
      start(0, { type: "thinking", thinking: "", signature: "" }),
      delta(0, { type: "signature_delta", signature: "s" }),
      stop(0),
    ];
    expect(deltas(events)).toEqual([
      { reasoning_details: [{ type: "thinking", provider: "anthropic", text: "", signature: "s" }] },
    ]);
  });
});

it("cites sources in a stream as it does in a whole answer, each once, at its block's end", () => {
  const web = { type: "web_search_result_location", url: "https://a.example", title: "A", cited_text: "" };
  const events = [
    start(0, { type: "text", text: "" }),
    delta(0, { type: "text_delta", text: "It is " }),
    stop(0),
    start(1, { type: "text", text: "" }),
    delta(1, { type: "citations_delta", citation: web }),
    delta(1, { type: "text_delta", text: "warm" }),
    stop(1),
  ];
  const url_citation = { url: "https://a.example", title: "A", start_index: 6, end_index: 10 };
  expect(deltas(events)).toEqual([
    { content: "It is " },
    { content: "warm" },
    { annotations: [{ type: "url_citation", url_citation }] },
  ]);
});

it("tells where each block of thinking stood between the words and the calls", () => {
  const think = (index: number, signature: string) => [
    start(index, { type: "thinking", thinking: "", signature }),
    stop(index),
  ];
  const events = [
    ...think(0, "s0"),
    start(1, { type: "text", text: "\n\n" }),
    stop(1),
    start(2, { type: "text", text: "Let me see." }),
    stop(2),
    ...think(3, "s1"),
    ...tool(4, "a", "{}"),
    ...think(5, "s2"),
    ...tool(6, "b", "{}"),
  ];
  const whole = assembleCompletion(translate([head, ...events, ...end("tool_use")]));
  const details = whole.choices[0]?.message.reasoning_details ?? [];
  expect(details.map(({ signature, position }) => [signature, position])).toEqual([
    ["s0", undefined],
    ["s1", 1],
    ["s2", 2],
  ]);
});

it("gives the words of a refusal with the reason to stop", () => {
  const last = translate([head, ...end("refusal", { stop_details: { type: "refusal", explanation: "Cyber." } })]).at(
    -1,
  );
  expect(last?.choices[0]).toEqual({ index: 0, delta: { refusal: "Cyber." }, finish_reason: "content_filter" });
});

it("gives no usage where the last report did not come", () => {
  const last = translate([
    head,
    { type: "message_delta", delta: { stop_reason: "end_turn" } },
    { type: "message_stop" },
  ]).at(-1);
  expect(last).not.toHaveProperty("usage");
});

it("does not take an end without a reason for one", () => {
  expect(() => translate([head, { type: "message_stop" }])).toThrow(ProviderFault);
});

it("passes over events and blocks that it does not know", () => {
  expect(
    deltas([{ type: "news" }, start(0, { type: "hologram" }), delta(0, { type: "hologram_delta" }), stop(0)]),
  ).toEqual([]);
});
