import { assembleCompletion } from "@overture/core/provider";
import { expect, it } from "vitest";
import { piece } from "../test/synthetic.ts";
import { ChunkReader } from "./from-openai-chunk.ts";

it("keeps OpenAI's chunks", () => {
  const reader = new ChunkReader("m");
  const chunks = [
    piece({ role: "assistant", content: "", refusal: null }, null, {
      service_tier: "default",
      system_fingerprint: "fp",
    }),
    piece({ content: "hi" }),
    piece({}, "stop"),
  ];
  expect(chunks.map((chunk) => reader.read(chunk))).toEqual(chunks);
});

it("knows when every choice has ended", () => {
  const reader = new ChunkReader("m");
  const choice = (index: number, finish_reason: string | null): object => ({
    choices: [{ index, delta: {}, finish_reason }],
  });
  expect(reader.finished).toBe(false);
  reader.read(choice(0, null));
  reader.read(choice(1, null));
  reader.read(choice(0, "stop"));
  expect(reader.finished).toBe(false);
  reader.read(choice(1, "length"));
  expect(reader.finished).toBe(true);
  reader.read({ choices: [], usage: { prompt_tokens: 1, completion_tokens: 1 } });
  reader.read(choice(0, null));
  expect(reader.finished).toBe(true);
});

it("hands usage on with the chunk that brings it", () => {
  const reader = new ChunkReader("m");
  expect(reader.read(piece({}, "stop", { usage: null }))).not.toHaveProperty("usage");
  expect(reader.read({ id: "x", choices: [], usage: { prompt_tokens: 1, completion_tokens: 2 } })).toMatchObject({
    choices: [],
    usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 },
  });
});

it("reads reasoning, calls and probabilities so that they assemble", () => {
  const reader = new ChunkReader("m");
  const call = { id: "call_1", type: "function", function: { name: "f", arguments: "" } };
  const token = { token: "a", bytes: null, logprob: -1, top_logprobs: [] };
  const answer = assembleCompletion(
    [
      piece({ role: "assistant", reasoning: "h" }),
      piece({ reasoning_content: "m", role: "" }),
      { choices: [{ delta: { content: "a" }, logprobs: { content: [token] } }] },
      piece({ tool_calls: [call] }),
      piece({ tool_calls: [{ function: { arguments: "{}" } }], reasoning_details: [{ type: "reasoning.text" }] }),
      { choices: [{ finish_reason: "tool_calls" }] },
    ].map((chunk) => reader.read(chunk)),
  );
  expect(answer.choices[0]).toEqual({
    index: 0,
    finish_reason: "tool_calls",
    logprobs: { content: [token], refusal: null },
    message: {
      role: "assistant",
      content: "a",
      refusal: null,
      reasoning_content: "hm",
      tool_calls: [{ id: "call_1", type: "function", function: { name: "f", arguments: "{}" } }],
    },
  });
});

it("takes what is no chunk for a fault", () => {
  const reader = new ChunkReader("m");
  expect(() => reader.read("text")).toThrow(expect.objectContaining({ kind: "malformed" }));
  expect(() => reader.read({ error: { code: "context_length_exceeded", message: "too long" } })).toThrow(
    expect.objectContaining({ kind: "context_length" }),
  );
  expect(() => reader.read(piece({}, "insufficient_system_resource"))).toThrow(
    expect.objectContaining({ kind: "overloaded" }),
  );
});
