import { expect, it } from "vitest";
import { toFormat, toToolChoice, toTools } from "./to-tools.ts";

const parameters = { type: "object", properties: {} };

it("translates functions and custom tools", () => {
  const grammar = { type: "grammar", syntax: "lark", definition: "start: A" };
  expect(
    toTools([
      { type: "function", name: "weather", description: "How it is.", parameters, strict: true },
      { type: "function", name: "now", description: null, parameters: null, strict: null },
      { type: "custom", name: "shell", format: grammar },
      { type: "custom", name: "note", description: "A note.", format: { type: "text" } },
    ]),
  ).toEqual([
    { type: "function", function: { name: "weather", description: "How it is.", parameters, strict: true } },
    { type: "function", function: { name: "now" } },
    {
      type: "custom",
      custom: { name: "shell", format: { type: "grammar", grammar: { syntax: "lark", definition: "start: A" } } },
    },
    { type: "custom", custom: { name: "note", description: "A note.", format: { type: "text" } } },
  ]);
  expect(toTools(undefined)).toEqual([]);
});

it.each([
  "web_search",
  "file_search",
  "computer",
  "code_interpreter",
  "mcp",
  "image_generation",
  "local_shell",
  "namespace",
])("knows that a provider runs %s itself", (type) => {
  expect(() => toTools([{ type: "function", name: "f", parameters }, { type }])).toThrow(
    expect.objectContaining({ code: "pinned_to_provider", param: "tools[1]" }),
  );
});

it("translates the tool choice", () => {
  expect(toToolChoice("required")).toBe("required");
  expect(toToolChoice(null)).toBeUndefined();
  expect(toToolChoice({ type: "function", name: "f" })).toEqual({ type: "function", function: { name: "f" } });
  expect(toToolChoice({ type: "custom", name: "c" })).toEqual({ type: "custom", custom: { name: "c" } });
  const tools = [
    { type: "function", name: "f" },
    { type: "custom", name: "c" },
  ];
  expect(toToolChoice({ type: "allowed_tools", mode: "required", tools })).toEqual({
    type: "allowed_tools",
    allowed_tools: {
      mode: "required",
      tools: [
        { type: "function", function: { name: "f" } },
        { type: "custom", custom: { name: "c" } },
      ],
    },
  });
  expect(() => toToolChoice({ type: "web_search_preview" })).toThrow(
    expect.objectContaining({ code: "pinned_to_provider", param: "tool_choice" }),
  );
});

it("translates the form of the answer", () => {
  const schema = { type: "object" };
  expect(toFormat({ type: "json_schema", name: "town", schema, strict: true, description: "A town." })).toEqual({
    type: "json_schema",
    json_schema: { name: "town", schema, strict: true, description: "A town." },
  });
  expect(toFormat({ type: "json_object" })).toEqual({ type: "json_object" });
  expect(toFormat({ type: "text" })).toBeUndefined();
  expect(toFormat(undefined)).toBeUndefined();
});

it.each([
  [() => toTools("f"), "tools"],
  [() => toTools([{ type: "function" }]), "tools[0].name"],
  [() => toTools([{}]), "tools[0].type"],
  [() => toFormat({ type: "xml" }), "text.format.type"],
  [() => toFormat({ type: "json_schema", name: "x" }), "text.format.schema"],
  [() => toFormat({ type: "json_schema", schema: {} }), "text.format.name"],
  [() => toToolChoice({ type: "function" }), "tool_choice.name"],
])("refuses what cannot be read, by name %#", (read, param) => {
  expect(read).toThrow(expect.objectContaining({ code: "invalid_request", param }));
});
