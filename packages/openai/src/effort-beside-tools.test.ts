import type { ChatCompletionRequest } from "@overture/core/provider";
import { expect, it } from "vitest";
import { callTo, saying } from "../test/synthetic.ts";
import { openAIDialect } from "./dialect.ts";
import { toOpenAI } from "./to-openai.ts";

const tools: ChatCompletionRequest["tools"] = [{ type: "function", function: { name: "look" } }];

function sent(model: string, request: Partial<ChatCompletionRequest>): readonly unknown[] {
  const { body, warnings } = toOpenAI(saying("hi", request), callTo(model), false, openAIDialect("openai"));
  return [body.reasoning_effort, ...warnings.map(({ code, param }) => `${code} ${param}`)];
}

it.each(["gpt-5.4", "gpt-5.4-mini", "gpt-5.5"])("asks %s for no effort beside function tools, and says so", (model) => {
  expect(sent(model, { tools, reasoning_effort: "high" })).toEqual([undefined, "parameter_dropped reasoning_effort"]);
  expect(sent(model, { tools })).toEqual([undefined]);
  expect(sent(model, { tools, reasoning_effort: "none" })).toEqual(["none"]);
  expect(sent(model, { reasoning_effort: "high" })).toEqual(["high"]);
});

it.each(["gpt-5.6-sol", "gpt-6-luna", "gpt-10"])(
  "tells %s, which would reason unasked, not to beside tools",
  (model) => {
    expect(sent(model, { tools, reasoning_effort: "low" })).toEqual(["none", "parameter_changed reasoning_effort"]);
    expect(sent(model, { tools })).toEqual(["none"]);
    expect(sent(model, { functions: [{ name: "look" }] })).toEqual(["none"]);
    expect(sent(model, { tools: [] })).toEqual([undefined]);
    expect(sent(model, { tools: [{ type: "custom", custom: { name: "write" } }] })).toEqual([undefined]);
  },
);

it.each(["gpt-5", "gpt-5-mini", "gpt-5.2", "gpt-4.1", "o3", "llama"])("leaves the effort of %s alone", (model) => {
  expect(sent(model, { tools, reasoning_effort: "high" })).toEqual(["high"]);
});

it("lets what the caller gives for OpenAI alone win", () => {
  const providerOptions = { openai: { reasoning_effort: "low" } };
  expect(sent("gpt-5.6", { tools, providerOptions })).toEqual(["low"]);
});
