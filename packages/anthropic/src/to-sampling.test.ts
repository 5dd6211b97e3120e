import type { ChatCompletionRequest, Warning } from "@overture/core/provider";
import { expect, it } from "vitest";
import type { AnthropicBody } from "./anthropic-body.ts";
import { traitsOf } from "./model-traits.ts";
import { setSampling } from "./to-sampling.ts";

function set(model: string, asked: Partial<ChatCompletionRequest>, before: Partial<AnthropicBody> = {}) {
  const body: AnthropicBody = { model, max_tokens: 9, messages: [], ...before };
  const warnings: Warning[] = [];
  setSampling(body, { model, messages: [], ...asked }, traitsOf(model, undefined), warnings);
  const { temperature, top_p, stop_sequences } = body;
  return { temperature, top_p, stop_sequences, warned: warnings.map(({ param }) => param) };
}

const thinking = { thinking: { type: "enabled", budget_tokens: 1024 } } as const;

it.each([
  ["claude-haiku-4-5", { temperature: 0.3 }, {}, { temperature: 0.3, warned: [] }],
  ["claude-haiku-4-5", { temperature: 1.7 }, {}, { temperature: 1, warned: ["temperature"] }],
  ["claude-haiku-4-5", { temperature: 0 }, {}, { temperature: 0, warned: [] }],
  ["claude-opus-5", { temperature: 0.3 }, {}, { temperature: undefined, warned: ["temperature"] }],
  ["claude-opus-5", { temperature: 1, top_p: 1 }, {}, { temperature: undefined, top_p: undefined, warned: [] }],
  ["claude-haiku-4-5", { temperature: 0.3 }, thinking, { temperature: undefined, warned: ["temperature"] }],
  ["claude-haiku-4-5", { temperature: 0.3, top_p: 0.5 }, {}, { temperature: 0.3, top_p: undefined, warned: ["top_p"] }],
  ["claude-3-5-haiku-latest", { temperature: 0.3, top_p: 0.5 }, {}, { temperature: 0.3, top_p: 0.5, warned: [] }],
  ["claude-haiku-4-5", { top_p: 0.5 }, thinking, { top_p: undefined, warned: ["top_p"] }],
  ["claude-haiku-4-5", { top_p: 0.99 }, thinking, { top_p: 0.99, warned: [] }],
])("gives %s of %o what it takes", (model, asked, before, expected) => {
  expect(set(model, asked, before)).toMatchObject(expected);
});

it("sends stop sequences, but for those of white space", () => {
  expect(set("claude-opus-5", { stop: "END" })).toMatchObject({ stop_sequences: ["END"], warned: [] });
  expect(set("claude-opus-5", { stop: ["\n\n", "END"] })).toMatchObject({ stop_sequences: ["END"], warned: ["stop"] });
  expect(set("claude-opus-5", { stop: ["\n"] })).toMatchObject({ stop_sequences: undefined, warned: ["stop"] });
});

it("warns of each hint that Anthropic has nothing for, unless it asks for nothing", () => {
  const hints = {
    seed: 1,
    logprobs: true,
    top_logprobs: 2,
    logit_bias: { 1: 2 },
    frequency_penalty: 1,
    presence_penalty: 1,
    verbosity: "low",
    prediction: { type: "content", content: "x" },
    metadata: { a: "b" },
    store: true,
    prompt_cache_key: "k",
    prompt_cache_retention: "24h",
  } as const;
  expect(set("claude-opus-5", hints).warned).toEqual(Object.keys(hints));
  const nothing = {
    seed: null,
    logprobs: false,
    frequency_penalty: 0,
    presence_penalty: 0,
    verbosity: "medium",
    store: false,
  } as const;
  expect(set("claude-opus-5", nothing).warned).toEqual([]);
});
