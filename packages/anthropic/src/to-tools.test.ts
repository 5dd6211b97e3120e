import type { ChatCompletionRequest, Tool, Warning } from "@overture/core/provider";
import { describe, expect, it } from "vitest";
import { toTools } from "./to-tools.ts";

const weather = {
  type: "function",
  function: { name: "weather", description: "The weather.", parameters: { type: "object", properties: { city: {} } } },
} as const;
const clock = { type: "function", function: { name: "clock" } } as const;
const shell = { type: "custom", custom: { name: "shell", description: "Runs a line." } } as const;

function translate(request: Partial<ChatCompletionRequest>, strict = true) {
  const warnings: Warning[] = [];
  return { ...toTools({ model: "m", messages: [], ...request }, strict, warnings), warnings };
}

describe("tools", () => {
  it("have a schema of an object, whatever was given", () => {
    expect(translate({ tools: [weather, clock] }).tools).toEqual([
      { name: "weather", description: "The weather.", input_schema: { type: "object", properties: { city: {} } } },
      { name: "clock", input_schema: { type: "object" } },
    ]);
  });

  it("are strict where the model can be held to it", () => {
    const strict: Tool = { type: "function", function: { name: "f", strict: true } };
    expect(translate({ tools: [strict] }).tools[0]?.strict).toBe(true);
    const loose = translate({ tools: [strict] }, false);
    expect(loose.tools[0]).not.toHaveProperty("strict");
    expect(loose.warnings).toMatchObject([{ code: "parameter_dropped", param: "tools" }]);
  });

  it("of free text become functions with one string, and of a grammar are refused", () => {
    const { tools, forms } = translate({ tools: [shell] });
    expect(tools[0]?.input_schema).toMatchObject({ properties: { input: { type: "string" } }, required: ["input"] });
    expect([...forms.custom]).toEqual(["shell"]);
    const format = { type: "grammar", grammar: { definition: "a", syntax: "regex" } } as const;
    expect(() => translate({ tools: [{ type: "custom", custom: { name: "g", format } }] })).toThrow(
      expect.objectContaining({ kind: "unsupported", param: "tools" }),
    );
  });

  it("may come in OpenAI's older form", () => {
    const { tools, choice, forms } = translate({
      functions: [{ name: "f", parameters: {} }],
      function_call: { name: "f" },
    });
    expect(tools).toEqual([{ name: "f", input_schema: { type: "object" } }]);
    expect(choice).toEqual({ type: "tool", name: "f", disable_parallel_tool_use: true });
    expect(forms.legacy).toBe(true);
  });
});

describe("the choice of a tool", () => {
  const allowed = (mode: "auto" | "required", ...names: string[]) =>
    ({
      type: "allowed_tools",
      allowed_tools: { mode, tools: names.map((name) => ({ type: "function", function: { name } })) },
    }) as const;

  it.each<[string, Partial<ChatCompletionRequest>, object | undefined]>([
    ["nothing", {}, undefined],
    ["auto", { tool_choice: "auto" }, { type: "auto" }],
    ["none", { tool_choice: "none", parallel_tool_calls: false }, { type: "none" }],
    ["required", { tool_choice: "required" }, { type: "any" }],
    ["a function", { tool_choice: { type: "function", function: { name: "clock" } } }, { type: "tool", name: "clock" }],
    ["a custom tool", { tool_choice: { type: "custom", custom: { name: "shell" } } }, { type: "tool", name: "shell" }],
    ["one at a time", { parallel_tool_calls: false }, { type: "auto", disable_parallel_tool_use: true }],
    [
      "one, required",
      { tool_choice: "required", parallel_tool_calls: false },
      { type: "any", disable_parallel_tool_use: true },
    ],
    ["some", { tool_choice: allowed("auto", "clock") }, { type: "auto" }],
    ["some, required", { tool_choice: allowed("required", "clock") }, { type: "any" }],
  ])("is translated: %s", (_name, request, choice) => {
    expect(translate({ tools: [weather, clock, shell], ...request }).choice).toEqual(choice);
  });

  it("leaves out tools that are not allowed, and refuses if none is left", () => {
    expect(
      translate({ tools: [weather, clock], tool_choice: allowed("auto", "clock") }).tools.map(({ name }) => name),
    ).toEqual(["clock"]);
    expect(() => translate({ tools: [weather], tool_choice: allowed("auto", "clock") })).toThrow(
      expect.objectContaining({ kind: "invalid_request" }),
    );
  });

  it("is not sent without tools", () => {
    expect(translate({ tools: [], tool_choice: "auto", parallel_tool_calls: false }).choice).toBeUndefined();
  });
});
