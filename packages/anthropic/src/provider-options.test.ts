import { expect, it } from "vitest";
import type { AnthropicBody } from "./anthropic-body.ts";
import { mergeProviderOptions } from "./provider-options.ts";

function body(): AnthropicBody {
  return {
    model: "m",
    max_tokens: 9,
    messages: [],
    tools: [{ name: "own", input_schema: { type: "object" } }],
    output_config: { effort: "low" },
    metadata: { user_id: "u" },
  };
}

it("lays the caller's options for Anthropic over the request", () => {
  const merged = body();
  const search = { type: "web_search_20250305", name: "web_search" };
  mergeProviderOptions(merged, {
    top_k: 5,
    thinking: { type: "disabled" },
    tools: [search],
    output_config: { format: null },
    metadata: { team: "a" },
    max_tokens: 3,
  });
  expect(merged).toEqual({
    ...body(),
    max_tokens: 3,
    top_k: 5,
    thinking: { type: "disabled" },
    tools: [{ name: "own", input_schema: { type: "object" } }, search],
    output_config: { effort: "low", format: null },
    metadata: { user_id: "u", team: "a" },
  });
});

it("leaves the model, the conversation and streaming to Overture", () => {
  const merged = body();
  expect(mergeProviderOptions(merged, { model: "other", messages: [1], stream: true })).toBeUndefined();
  expect(merged).toEqual(body());
});

it("makes a header of betas", () => {
  const merged = body();
  expect(mergeProviderOptions(merged, { betas: ["a-1", "b-2"] })).toBe("a-1,b-2");
  expect(merged).toEqual(body());
});
