import type { AssistantMessage, ChatMessage, Tool } from "@overture/core/provider";
import { expect, it } from "vitest";
import { sent } from "../test/sent.ts";

const tools: Tool[] = [{ type: "function", function: { name: "look" } }];
const calls = [{ id: "c1", type: "function" as const, function: { name: "look", arguments: "{}" } }];

function conversation(said: Partial<AssistantMessage>): ChatMessage[] {
  return [
    { role: "user", content: "hi" },
    { role: "assistant", content: "Hello.", reasoning_content: "a greeting" },
    { role: "user", content: "look" },
    { role: "assistant", content: null, tool_calls: calls, ...said },
    { role: "tool", tool_call_id: "c1", content: "a cat" },
  ];
}

function reasonings(messages: unknown): unknown[] {
  return (messages as AssistantMessage[])
    .filter(({ role }) => role === "assistant")
    .map(({ reasoning_content }) => reasoning_content);
}

it.each([
  [undefined, undefined, undefined],
  ["none", { type: "disabled" }, undefined],
  ["low", { type: "enabled" }, "low"],
  ["max", { type: "enabled" }, "max"],
] as const)("says an effort of %s as DeepSeek does", async (reasoning_effort, thinking, effort) => {
  const { body, warnings } = await sent({ reasoning_effort });
  expect([body.thinking, body.reasoning_effort, warnings]).toEqual([thinking, effort, []]);
});

it("leaves out what has no effect while it thinks, and says so", async () => {
  const { body, warnings } = await sent({ temperature: 0.1, logprobs: true, frequency_penalty: 0.5 });
  expect(Object.keys(body)).toEqual(["model", "messages"]);
  expect(warnings).toEqual([
    "parameter_dropped temperature",
    "parameter_dropped frequency_penalty",
    "parameter_dropped logprobs",
  ]);
});

it("does not think before a tool call that it is forced to", async () => {
  const choice = { type: "function", function: { name: "look" } } as const;
  for (const tool_choice of ["required", choice] as const) {
    const unasked = await sent({ tools, tool_choice });
    expect(unasked.body).toMatchObject({ tool_choice, thinking: { type: "disabled" } });
    expect(unasked.warnings).toEqual([]);
    const asked = await sent({ tools, tool_choice, reasoning_effort: "high" });
    expect(asked.body).toEqual(unasked.body);
    expect(asked.warnings).toEqual(["parameter_dropped reasoning_effort"]);
  }
  expect((await sent({ tools, tool_choice: "auto" })).body).not.toHaveProperty("thinking");
});

it("gives its reasoning back while tools are in play", async () => {
  const { body, warnings } = await sent({ tools, messages: conversation({ reasoning_content: "I should look" }) });
  expect(reasonings(body.messages)).toEqual(["a greeting", "I should look"]);
  expect(warnings).toEqual([]);
});

it("leaves reasoning out where nobody wants it: without tools, and without thinking", async () => {
  const plain = conversation({}).slice(0, 3);
  expect(reasonings((await sent({ messages: plain })).body.messages)).toEqual([undefined]);
  const messages = conversation({ reasoning_content: "I should look" });
  const { body, warnings } = await sent({ tools, messages, reasoning_effort: "none" });
  expect(reasonings(body.messages)).toEqual([undefined, undefined]);
  expect(warnings).toEqual([]);
});

it("goes on thinking in a tool loop that another provider began, without that one's reasoning", async () => {
  const details = [{ type: "thinking" as const, provider: "anthropic", text: "theirs", signature: "s" }];
  const foreign = conversation({ reasoning_content: "theirs", reasoning_details: details });
  const { body, warnings } = await sent({ tools, messages: foreign });
  expect(reasonings(body.messages)).toEqual(["a greeting", " "]);
  expect(warnings).toEqual(["parameter_dropped reasoning_content"]);
});

it("lets the caller's own word on thinking win", async () => {
  const providerOptions = { deepseek: { thinking: { type: "disabled" } } };
  const messages = conversation({ reasoning_content: "I should look" });
  const { body } = await sent({ tools, messages, providerOptions, reasoning_effort: "high", temperature: 0.2 });
  expect(body).toMatchObject({ thinking: { type: "disabled" }, temperature: 0.2 });
  expect(body).not.toHaveProperty("reasoning_effort");
  expect(reasonings(body.messages)).toEqual([undefined, undefined]);
});

it("asks models that think always or never for nothing else", async () => {
  const never = await sent({ reasoning_effort: "high", temperature: 0.2 }, { model: "deepseek-chat" });
  expect(never.body).toMatchObject({ temperature: 0.2 });
  expect(never.body).not.toHaveProperty("thinking");
  expect(never.warnings).toEqual(["parameter_dropped reasoning_effort"]);
  const always = await sent({ reasoning_effort: "none" }, { model: "deepseek-reasoner" });
  expect(Object.keys(always.body)).toEqual(["model", "messages"]);
  expect(always.warnings).toEqual(["parameter_dropped reasoning_effort"]);
});
