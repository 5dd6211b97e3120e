import { describe, expect, it } from "vitest";
import type { ChatCompletionRequest } from "../chat/index.ts";
import { ProviderFault } from "./fault.ts";
import { customInput, offeredTools } from "./offered-tools.ts";

const of = (change: Partial<ChatCompletionRequest>) => offeredTools({ model: "m", messages: [], ...change });
const clock = { type: "function" as const, function: { name: "clock" } };
const diary = { type: "custom" as const, custom: { name: "diary", description: "Notes" } };

describe("offered tools", () => {
  it("gives functions as they are, and a tool of free text as a function of one string", () => {
    const parameters = { type: "object" };
    const { tools, custom } = of({
      tools: [{ type: "function", function: { name: "a", parameters, strict: true } }, diary],
    });
    expect(tools[0]).toEqual({ name: "a", description: undefined, parameters, strict: true });
    expect(tools[1]).toMatchObject({ name: "diary", description: "Notes", strict: false });
    expect(tools[1]?.parameters).toMatchObject({ properties: { input: { type: "string" } }, required: ["input"] });
    expect([...custom]).toEqual(["diary"]);
  });

  it.each([
    ["auto", "auto"],
    ["none", "none"],
    ["required", "required"],
    [null, undefined],
    [{ type: "function", function: { name: "clock" } }, { name: "clock" }],
    [{ type: "custom", custom: { name: "diary" } }, { name: "diary" }],
  ] as const)("reads the choice %j", (tool_choice, choice) => {
    expect(of({ tools: [clock, diary], tool_choice }).choice).toEqual(choice);
  });

  it("keeps to the tools that are allowed, and refuses a choice that leaves none", () => {
    const allow = (name: string) =>
      of({
        tools: [clock, diary],
        tool_choice: { type: "allowed_tools", allowed_tools: { mode: "required", tools: [{ type: "custom", name }] } },
      });
    expect(allow("diary")).toMatchObject({ tools: [{ name: "diary" }], choice: "required" });
    expect(() => allow("gone")).toThrow(ProviderFault);
  });

  it("reads the older form, which has room for one call", () => {
    const functions = [{ name: "clock" }];
    expect(of({ functions, function_call: { name: "clock" } })).toMatchObject({
      legacy: true,
      tools: [{ name: "clock" }],
      choice: { name: "clock" },
      parallel: false,
    });
    expect(of({ functions, tools: [clock] }).legacy).toBe(false);
  });

  it("says nothing of choices where there is no tool", () => {
    expect(of({ tools: [], tool_choice: "required", parallel_tool_calls: false })).toMatchObject({
      choice: undefined,
      parallel: undefined,
    });
  });

  it("refuses a grammar", () => {
    const format = { type: "grammar", grammar: { definition: "x", syntax: "lark" } } as const;
    const custom = { type: "custom" as const, custom: { name: "diary", format } };
    expect(() => of({ tools: [custom] })).toThrow(expect.objectContaining({ kind: "unsupported" }));
  });

  it.each([
    ['{"input":"Dear diary"}', "Dear diary"],
    ['{"other":1}', '{"other":1}'],
    ["not JSON", "not JSON"],
  ])("reads the free text in %s", (text, input) => {
    expect(customInput(text)).toBe(input);
  });
});
