import { expect, it } from "vitest";
import { checkRequest } from "../../chat/index.ts";
import { toChat } from "./to-chat.ts";

const parameters = { type: "object", properties: {} };

it("translates every field that chat has in another place", () => {
  const { chat, warnings } = toChat({
    model: "auto",
    instructions: "Be brief.",
    input: "Hi",
    max_output_tokens: 100,
    temperature: 0.5,
    top_p: 0.9,
    tools: [{ type: "function", name: "f", parameters, strict: true }],
    tool_choice: "required",
    parallel_tool_calls: false,
    text: { format: { type: "json_object" }, verbosity: "low" },
    reasoning: { effort: "high", summary: "auto" },
    include: ["reasoning.encrypted_content", "message.output_text.logprobs"],
    top_logprobs: 2,
    metadata: { app: "test" },
    user: "u1",
    safety_identifier: "s1",
    service_tier: "flex",
    prompt_cache_key: "k",
    store: false,
    truncation: "disabled",
    stream: true,
    stream_options: { include_obfuscation: false },
    overture: { tags: ["a"] },
    providerOptions: { openai: { x: 1 } },
  });
  checkRequest(chat);
  expect(chat).toEqual({
    model: "auto",
    messages: [
      { role: "system", content: "Be brief." },
      { role: "user", content: "Hi" },
    ],
    max_completion_tokens: 100,
    temperature: 0.5,
    top_p: 0.9,
    tools: [{ type: "function", function: { name: "f", parameters, strict: true } }],
    tool_choice: "required",
    parallel_tool_calls: false,
    response_format: { type: "json_object" },
    verbosity: "low",
    reasoning_effort: "high",
    logprobs: true,
    top_logprobs: 2,
    user: "u1",
    safety_identifier: "s1",
    service_tier: "flex",
    prompt_cache_key: "k",
    stream: true,
    stream_options: { include_usage: true },
    overture: { tags: ["a"] },
    providerOptions: { openai: { x: 1 } },
  });
  expect(warnings).toEqual([]);
});

it("says nothing of tools where there are none: vendors refuse it", () => {
  const { chat } = toChat({ model: "auto", input: "Hi", tools: [], tool_choice: "auto", parallel_tool_calls: true });
  expect(chat).toEqual({ model: "auto", messages: [{ role: "user", content: "Hi" }] });
});

it("repeats in the response what the request said, and OpenAI's values for what it did not", () => {
  const { settings } = toChat({ model: "auto", input: "Hi", metadata: { a: "b" }, reasoning: { effort: "low" } });
  expect(settings).toMatchObject({
    metadata: { a: "b" },
    reasoning: { effort: "low", summary: null },
    store: false,
    tools: [],
    tool_choice: "auto",
    parallel_tool_calls: true,
    text: { format: { type: "text" } },
    truncation: "disabled",
    previous_response_id: null,
  });
});

it("warns of what it leaves out", () => {
  const { chat, warnings } = toChat({
    model: "auto",
    input: "Hi",
    truncation: "auto",
    tomorrow: { field: 1 },
    nothing: null,
  });
  expect(warnings.map(({ code, param }) => `${code} ${param}`)).toEqual([
    "parameter_dropped truncation",
    "parameter_dropped tomorrow",
  ]);
  expect(chat).not.toHaveProperty("tomorrow");
});

it.each([
  ["no object", undefined, 7],
  ["max_output_tokens", "max_output_tokens", { input: "Hi", max_output_tokens: 0 }],
  ["max_output_tokens", "max_output_tokens", { input: "Hi", max_output_tokens: "many" }],
  ["instructions", "instructions", { input: "Hi", instructions: ["a"] }],
  ["input", "input", {}],
  ["stream", "stream", { input: "Hi", stream: "yes" }],
  ["text", "text", { input: "Hi", text: "json" }],
  ["reasoning", "reasoning", { input: "Hi", reasoning: "high" }],
  ["include", "include", { input: "Hi", include: "everything" }],
])("refuses a wrong %s by its name", (_, param, body) => {
  expect(() => toChat(body)).toThrow(expect.objectContaining({ code: "invalid_request", status: 400, param }));
});

it("refuses what is tied to one provider before anything else", () => {
  expect(() => toChat({ previous_response_id: "resp_1" })).toThrow(
    expect.objectContaining({ code: "pinned_to_provider", param: "previous_response_id" }),
  );
});
