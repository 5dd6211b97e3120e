import type { ChatCompletionRequest } from "@overture/core/provider";
import { expect, it } from "vitest";
import { cardOf } from "../test/fixtures.ts";
import { toMistral } from "./to-mistral.ts";

const translate = (change: Partial<ChatCompletionRequest>) =>
  toMistral(
    { model: "x", messages: [{ role: "user", content: "Hi" }], ...change },
    { model: "m", card: cardOf() },
    "eu",
  );
const schema = { type: "object", properties: { some_field: {} } };

it("sends a plain request as it is, and warns of nothing", () => {
  const { body, warnings, forms } = translate({ stream: true, stream_options: { include_usage: true } });
  expect(body).toEqual({ model: "m", messages: [{ role: "user", content: "Hi" }] });
  expect([warnings, forms]).toEqual([[], { custom: new Set(), legacy: false, prefix: "" }]);
});

it.each<[Partial<ChatCompletionRequest>, object]>([
  [{ response_format: { type: "json_object" } }, { responseFormat: { type: "json_object" } }],
  [
    { response_format: { type: "json_schema", json_schema: { name: "a", description: "b", schema, strict: true } } },
    {
      responseFormat: {
        type: "json_schema",
        jsonSchema: { name: "a", description: "b", schemaDefinition: schema, strict: true },
      },
    },
  ],
  [{ metadata: { a: "b" } }, { metadata: { a: "b" } }],
  [{ prompt_cache_key: "k" }, { promptCacheKey: "k" }],
  [
    { prediction: { type: "content", content: [{ type: "text", text: "a" }] } },
    { prediction: { type: "content", content: "a" } },
  ],
  [{ service_tier: "default" }, { serviceTier: "standard_only" }],
  [{ service_tier: "priority" }, { serviceTier: "auto" }],
  [{ providerOptions: { eu: { safe_prompt: true }, mistral: { n: 2 } } }, { safePrompt: true }],
])("translates %j", (change, sent) => {
  const { body, warnings } = translate(change);
  expect(body).toEqual({ model: "m", messages: body.messages, ...sent });
  expect(warnings).toEqual([]);
});

it.each<[Partial<ChatCompletionRequest>, string]>([
  [{ service_tier: "flex" }, "service_tier"],
  [{ response_format: { type: "json_schema", json_schema: { name: "a" } } }, "response_format"],
])("says what it changes: %j", (change, param) => {
  expect(translate(change).warnings).toMatchObject([{ param }]);
});

it("says once what holds for many messages", () => {
  const named = { role: "user" as const, content: "Hi", name: "Ann" };
  expect(translate({ messages: [named, named] }).warnings).toHaveLength(1);
});

it.each<[Partial<ChatCompletionRequest>, string]>([
  [{ modalities: ["text", "audio"] }, "modalities"],
  [{ web_search_options: {} }, "web_search_options"],
])("refuses what would change the answer: %j", (change, param) => {
  expect(() => translate(change)).toThrow(expect.objectContaining({ kind: "unsupported", param }));
});
