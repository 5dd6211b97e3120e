import type { ChatCompletionRequest, ModelCard } from "@overture/core/provider";
import { describe, expect, it } from "vitest";
import { models } from "./models.ts";
import { toAnthropic } from "./to-anthropic.ts";

function translate(request: Partial<ChatCompletionRequest>, model = "claude-haiku-4-5", card?: ModelCard) {
  const messages = [{ role: "user", content: "Hi" }] as const;
  return toAnthropic({ model: "ignored", messages, ...request }, { model, card }, "anthropic");
}

const cardOf = (name: string) => models.find((card) => card.name === name);

describe("the output's limit", () => {
  it("is the caller's, else the model's, else a cautious one", () => {
    expect(translate({}).body.max_tokens).toBe(4096);
    expect(translate({}, "claude-haiku-4-5", cardOf("claude-haiku-4-5")).body.max_tokens).toBe(64_000);
    expect(translate({ max_tokens: 5 }).body.max_tokens).toBe(5);
    expect(translate({ max_tokens: 5, max_completion_tokens: 6 }).body.max_tokens).toBe(6);
  });

  it("is no more than the model gives, and this is said", () => {
    const { body, warnings } = translate({ max_tokens: 1_000_000 }, "claude-haiku-4-5", cardOf("claude-haiku-4-5"));
    expect(body.max_tokens).toBe(64_000);
    expect(warnings).toMatchObject([{ code: "parameter_changed", param: "max_tokens" }]);
  });
});

describe("the answer's form", () => {
  const schema = { type: "object", properties: { a: { type: "string" } }, additionalProperties: false };

  it("is enforced by a schema, as it is", () => {
    const { body, warnings } = translate({
      response_format: { type: "json_schema", json_schema: { name: "x", schema, strict: true } },
    });
    expect(body.output_config).toEqual({ format: { type: "json_schema", schema } });
    expect(warnings).toEqual([]);
  });

  it("stands beside the effort", () => {
    const { body } = translate(
      { response_format: { type: "json_schema", json_schema: { name: "x", schema } }, reasoning_effort: "low" },
      "claude-opus-5",
    );
    expect(body.output_config).toEqual({ effort: "low", format: { type: "json_schema", schema } });
  });

  it("is asked for in words where there is no schema, behind the caller's instructions", () => {
    const { body, warnings } = translate({
      response_format: { type: "json_object" },
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "Hi" },
      ],
    });
    expect(body.system).toMatchObject([{ text: "Be brief." }, { text: expect.stringContaining("JSON object") }]);
    expect(body.output_config).toBeUndefined();
    expect(warnings).toMatchObject([{ code: "parameter_changed", param: "response_format" }]);
  });
});

describe("who asks, and how", () => {
  it.each<[Partial<ChatCompletionRequest>, object]>([
    [{ user: "u-1" }, { metadata: { user_id: "u-1" } }],
    [{ user: "u-1", safety_identifier: "s-1" }, { metadata: { user_id: "s-1" } }],
    [{ service_tier: "auto" }, { service_tier: "auto" }],
    [{ service_tier: "priority" }, { service_tier: "auto" }],
    [{ service_tier: "default" }, { service_tier: "standard_only" }],
    [{ prompt_cache_options: { mode: "implicit" } }, { cache_control: { type: "ephemeral" } }],
    [{ prompt_cache_options: { mode: "implicit", ttl: "30m" } }, { cache_control: { type: "ephemeral", ttl: "1h" } }],
  ])("translates %o", (request, expected) => {
    const { body, warnings } = translate(request);
    expect(body).toMatchObject(expected);
    expect(warnings).toEqual([]);
  });

  it.each<[Partial<ChatCompletionRequest>, string]>([
    [{ user: "ada@example.com" }, "user"],
    [{ service_tier: "flex" }, "service_tier"],
  ])("warns of %o", (request, param) => {
    expect(translate(request).warnings).toMatchObject([{ code: "parameter_dropped", param }]);
  });
});

it.each<[Partial<ChatCompletionRequest>, string]>([
  [{ n: 2 }, "n"],
  [{ modalities: ["text", "audio"] }, "modalities"],
  [{ web_search_options: {} }, "web_search_options"],
])("refuses %o, which would change the answer", (request, param) => {
  expect(() => translate(request)).toThrow(expect.objectContaining({ kind: "unsupported", param }));
});

it("sends nothing that was not asked for", () => {
  const nothing = {
    n: 1,
    temperature: null,
    tools: [],
    tool_choice: "auto",
    stop: null,
    response_format: { type: "text" },
  } as const;
  const { body, betas, warnings } = translate(nothing);
  expect(body).toEqual({
    model: "claude-haiku-4-5",
    max_tokens: 4096,
    messages: [{ role: "user", content: [{ type: "text", text: "Hi" }] }],
  });
  expect([betas, warnings]).toEqual([undefined, []]);
});

it("lays providerOptions.anthropic over everything, and nobody else's", () => {
  const { body, betas } = translate({
    temperature: 0.5,
    providerOptions: { anthropic: { temperature: 0.1, top_k: 3, betas: ["b"] }, google: { safetySettings: [] } },
  });
  expect(body).toMatchObject({ temperature: 0.1, top_k: 3 });
  expect(body).not.toHaveProperty("safetySettings");
  expect(betas).toBe("b");
});

it("does not begin to think in a tool loop that an older model can't join", () => {
  const loop = (signed: boolean): Partial<ChatCompletionRequest> => ({
    reasoning_effort: "high",
    messages: [
      { role: "user", content: "Hi" },
      {
        role: "assistant",
        tool_calls: [{ id: "a", type: "function", function: { name: "f", arguments: "{}" } }],
        reasoning_details: signed ? [{ type: "thinking", provider: "anthropic", text: "Hm.", signature: "s" }] : [],
      },
      { role: "tool", tool_call_id: "a", content: "1" },
    ],
  });
  expect(translate(loop(false)).body.thinking).toBeUndefined();
  expect(translate(loop(true)).body.thinking).toMatchObject({ type: "enabled" });
});

it("says once what holds for many messages", () => {
  const audio = { role: "assistant", content: "x", audio: { id: "a" } } as const;
  expect(translate({ messages: [{ role: "user", content: "Hi" }, audio, audio] }).warnings).toHaveLength(1);
});
