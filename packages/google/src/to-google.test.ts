import type { ChatCompletionRequest, ModelCard } from "@overture/core/provider";
import { expect, it } from "vitest";
import { faultOf } from "../test/fixtures.ts";
import { type GoogleRequest, toGoogle } from "./to-google.ts";

const messages = [
  { role: "system" as const, content: "Be brief." },
  { role: "user" as const, content: "Hi" },
];
const parameters = { type: "object", properties: { city: { type: "string" } } };
const tools = [
  { type: "function" as const, function: { name: "weather", description: "Tells", parameters } },
  { type: "function" as const, function: { name: "clock" } },
];

function made(change: Partial<ChatCompletionRequest>, card?: Partial<ModelCard>): GoogleRequest {
  const call = { model: "gemini-3.5-flash", card: card as ModelCard | undefined };
  return toGoogle({ model: "google/gemini-3.5-flash", messages, ...change }, call, "google");
}

it("separates the instructions from the conversation", () => {
  expect(made({}).body).toEqual({
    contents: [{ role: "user", parts: [{ text: "Hi" }] }],
    config: { systemInstruction: { parts: [{ text: "Be brief." }] } },
    extra: {},
  });
});

it("declares functions with their JSON Schema", () => {
  expect(made({ tools }).body.config).toMatchObject({
    tools: [
      {
        functionDeclarations: [
          { name: "weather", description: "Tells", parametersJsonSchema: parameters },
          { name: "clock" },
        ],
      },
    ],
  });
  expect(made({ tools }).body.config.toolConfig).toBeUndefined();
});

it.each([
  ["auto", { mode: "AUTO" }],
  ["none", { mode: "NONE" }],
  ["required", { mode: "ANY" }],
  [
    { type: "function", function: { name: "clock" } },
    { mode: "ANY", allowedFunctionNames: ["clock"] },
  ],
  [
    { type: "allowed_tools", allowed_tools: { mode: "required", tools: [{ type: "function", name: "clock" }] } },
    { mode: "ANY" },
  ],
] as [ChatCompletionRequest["tool_choice"], object][])("translates the choice %j", (tool_choice, expected) => {
  expect(made({ tools, tool_choice }).body.config.toolConfig?.functionCallingConfig).toEqual(expected);
});

it("asks for JSON, with a schema if there is one", () => {
  expect(made({ response_format: { type: "json_object" } }).body.config).toMatchObject({
    responseMimeType: "application/json",
  });
  const json_schema = { name: "town", schema: parameters };
  expect(made({ response_format: { type: "json_schema", json_schema } }).body.config).toMatchObject({
    responseMimeType: "application/json",
    responseJsonSchema: parameters,
  });
  expect(made({ response_format: { type: "text" } }).body.config.responseMimeType).toBeUndefined();
});

it("keeps the limit within the model's, and sets none by itself", () => {
  expect(made({}, { maxOutputTokens: 100, capabilities: { reasoning: "no" } as never }).body.config).not.toHaveProperty(
    "maxOutputTokens",
  );
  const limited = made({ max_tokens: 200 }, { maxOutputTokens: 100, capabilities: { reasoning: "no" } as never });
  expect(limited.body.config.maxOutputTokens).toBe(100);
  expect(limited.warnings).toMatchObject([{ code: "parameter_changed", param: "max_tokens" }]);
  expect(made({ max_completion_tokens: 200, max_tokens: 5 }).body.config.maxOutputTokens).toBe(200);
});

it("says what it can't hold to", () => {
  const strict = { type: "function" as const, function: { name: "f", strict: true } };
  const { warnings } = made({
    tools: [strict, { ...strict, function: { ...strict.function, name: "g" } }],
    parallel_tool_calls: false,
  });
  expect(warnings.map((warning) => warning.param)).toEqual(["tools", "parallel_tool_calls"]);
});

it.each([
  [{ modalities: ["audio"] }, "modalities"],
  [{ web_search_options: {} }, "web_search_options"],
])("refuses %j, which would change the answer's shape", async (change, param) => {
  expect(await faultOf(() => made(change))).toMatchObject({ kind: "unsupported", param });
});
