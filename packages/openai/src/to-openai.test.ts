import type { ChatCompletionRequest } from "@overture/core/provider";
import { expect, it } from "vitest";
import { callTo, card, saying } from "../test/synthetic.ts";
import { type Dialect, openAIDialect } from "./dialect.ts";
import { toOpenAI } from "./to-openai.ts";

const dialect = openAIDialect("openai");
const plain: Dialect = { ...dialect, provider: "local", maxTokensField: "max_tokens", cacheMarks: "none" };

function frozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null)
    for (const member of Object.values(Object.freeze(value))) frozen(member);
  return value;
}

it("passes on what needs no translation, names the vendor's model and copies no message", () => {
  const request: ChatCompletionRequest = frozen({
    model: "auto",
    messages: [{ role: "user", content: [{ type: "image_url", image_url: { url: "data:image/png;base64,AA" } }] }],
    temperature: 0.5,
    tools: [{ type: "function", function: { name: "look" } }],
    response_format: { type: "json_object" },
    seed: 7,
    user: "u1",
    prompt_cache_key: "k",
  });
  const { body, warnings } = toOpenAI(request, callTo("gpt-4.1"), false, dialect);
  expect(body).toEqual({ ...request, model: "gpt-4.1" });
  expect(body.messages).toBe(request.messages);
  expect(warnings).toEqual([]);
});

it("keeps Overture's own fields from the provider, and lets the provider's own options win", () => {
  const request = frozen({
    ...saying("hi"),
    overture: { mode: "single" },
    seed: 1,
    providerOptions: { openai: { seed: 2, logit_fancy: true }, anthropic: { thinking: {} } },
  });
  const { body } = toOpenAI(request, callTo("gpt-4.1"), false, dialect);
  expect(body).toEqual({ messages: request.messages, model: "gpt-4.1", seed: 2, logit_fancy: true });
});

it("asks a stream for its usage, and asks for no stream's options without one", () => {
  const request = saying("hi", { stream: true, stream_options: { include_obfuscation: false } });
  expect(toOpenAI(request, callTo("m"), true, dialect).body).toMatchObject({
    stream: true,
    stream_options: { include_usage: true, include_obfuscation: false },
  });
  expect(toOpenAI(request, callTo("m"), false, dialect).body).toEqual({ model: "m", messages: request.messages });
  expect(toOpenAI(request, callTo("m"), true, { ...dialect, streamUsage: false }).body).toEqual({
    model: "m",
    messages: request.messages,
    stream: true,
  });
});

it("does not let a provider's options turn a stream into a whole answer, or the other way round", () => {
  const options = { providerOptions: { openai: { stream: false } } };
  expect(toOpenAI(saying("hi", options), callTo("m"), true, dialect).body.stream).toBe(true);
  const streaming = { providerOptions: { openai: { stream: true } } };
  expect(toOpenAI(saying("hi", streaming), callTo("m"), false, dialect).body).not.toHaveProperty("stream");
});

it("limits the answer in the field that the model takes", () => {
  const limited = saying("hi", { max_tokens: 50 });
  const reasons = callTo("m", { card: card({ reasoning: "always" }) });
  const answersAtOnce = callTo("m", { card: card({ reasoning: "no" }) });
  expect(toOpenAI(limited, reasons, false, dialect).body).toMatchObject({ max_completion_tokens: 50 });
  expect(toOpenAI(limited, reasons, false, dialect).body).not.toHaveProperty("max_tokens");
  expect(toOpenAI(limited, answersAtOnce, false, dialect).body).toMatchObject({ max_tokens: 50 });
  expect(toOpenAI(limited, callTo("unknown"), false, dialect).body).toMatchObject({ max_tokens: 50 });
  const newer = saying("hi", { max_completion_tokens: 60, max_tokens: null });
  expect(toOpenAI(newer, callTo("m"), false, plain).body).toEqual({
    model: "m",
    messages: newer.messages,
    max_tokens: 60,
  });
});

it("leaves out hints that the model refuses, and says so", () => {
  const request = saying("hi", { temperature: 0.2, top_p: null, frequency_penalty: 1, stop: "x" });
  const { body, warnings } = toOpenAI(request, callTo("o9", { card: card({ temperature: false }) }), false, dialect);
  expect(body).toEqual({ model: "o9", messages: request.messages, stop: "x" });
  expect(warnings).toEqual([
    {
      code: "parameter_dropped",
      param: "frequency_penalty",
      message: "frequency_penalty was left out: openai/o9 has a fixed temperature.",
    },
    {
      code: "parameter_dropped",
      param: "temperature",
      message: "temperature was left out: openai/o9 takes none while it reasons.",
    },
  ]);
  const optional = callTo("o9", { card: card({ temperature: false, reasoning: "optional" }) });
  const silent = saying("hi", { temperature: 0, logprobs: true, presence_penalty: 1, reasoning_effort: "none" });
  const told = toOpenAI(silent, optional, false, dialect);
  expect(told.body).toMatchObject({ temperature: 0, logprobs: true, reasoning_effort: "none" });
  expect(told.warnings.map(({ param }) => param)).toEqual(["presence_penalty"]);
  const asked = toOpenAI(saying("hi", { logprobs: true, top_logprobs: 2 }), optional, false, dialect);
  expect(asked.warnings.map(({ param }) => param)).toEqual(["logprobs", "top_logprobs"]);
  expect(toOpenAI(saying("hi", { logprobs: false }), optional, false, dialect).warnings).toEqual([]);
  const thinking = saying("hi", { reasoning_effort: "high" });
  const answered = toOpenAI(thinking, callTo("gpt-4.1", { card: card({ reasoning: "no" }) }), false, dialect);
  expect(answered.body).not.toHaveProperty("reasoning_effort");
  expect(answered.warnings).toMatchObject([{ code: "parameter_dropped", param: "reasoning_effort" }]);
  expect(toOpenAI(thinking, callTo("new"), false, dialect).body.reasoning_effort).toBe("high");
});

it("makes Anthropic's cache marks OpenAI's where the model has a price for cache writes", () => {
  const request: ChatCompletionRequest = frozen({
    model: "auto",
    messages: [
      { role: "system", content: [{ type: "text", text: "Long.", cache_control: { type: "ephemeral", ttl: "1h" } }] },
      { role: "user", content: "hi" },
    ],
  });
  const priced = card({}, { prices: { input: 1, output: 2, cacheWrite: 1.25 } });
  const marked = toOpenAI(request, callTo("m", { card: priced }), false, dialect);
  expect(marked.body.messages).toEqual([
    { role: "system", content: [{ type: "text", text: "Long.", prompt_cache_breakpoint: { mode: "explicit" } }] },
    { role: "user", content: "hi" },
  ]);
  const unmarked = [{ role: "system", content: [{ type: "text", text: "Long." }] }, request.messages[1]];
  const automatic = toOpenAI(request, callTo("m", { card: card() }), false, dialect);
  expect(automatic).toEqual({ body: { model: "m", messages: unmarked }, warnings: [] });
  const markless = toOpenAI(request, callTo("m"), false, plain);
  expect(markless.body.messages).toEqual(unmarked);
  expect(markless.warnings).toMatchObject([{ code: "parameter_dropped", param: "cache_control" }]);
});
