import { expect, it } from "vitest";
import type { ChatCompletionRequest, Tool } from "../chat/index.ts";
import { toolOfferOf } from "./tool-offer.ts";

const parameters = { type: "object" };
const weather: Tool = { type: "function", function: { name: "weather", parameters } };
const note: Tool = { type: "custom", custom: { name: "note", description: "Writes" } };
const offer = (request: Partial<ChatCompletionRequest>) => toolOfferOf({ model: "m", messages: [], ...request });

it("offers functions as they are, and free text as a function with one string", () => {
  const { functions, forms, choice, single } = offer({ tools: [weather, note] });
  expect(functions[0]).toEqual({ name: "weather", parameters });
  expect(functions[1]).toMatchObject({ name: "note", description: "Writes", parameters: { required: ["input"] } });
  expect(forms).toEqual({ custom: new Set(["note"]), legacy: false });
  expect([choice, single]).toEqual([undefined, false]);
});

it.each([
  ["auto", "auto"],
  ["none", "none"],
  ["required", "required"],
  [{ type: "function", function: { name: "weather" } }, { name: "weather" }],
  [{ type: "custom", custom: { name: "note" } }, { name: "note" }],
  [null, undefined],
] as const)("reads the choice %j", (tool_choice, choice) => {
  expect(offer({ tools: [weather, note], tool_choice }).choice).toEqual(choice);
});

it("offers only what is allowed, in whichever form the names come", () => {
  const allowed = (mode: string, ...tools: { [key: string]: unknown }[]) =>
    offer({ tools: [weather, note], tool_choice: { type: "allowed_tools", allowed_tools: { mode, tools } } });
  expect(allowed("required", { type: "custom", custom: { name: "note" } })).toMatchObject({
    functions: [{ name: "note" }],
    choice: "required",
  });
  expect(allowed("auto", { type: "function", name: "weather" })).toMatchObject({
    functions: [{ name: "weather" }],
    choice: "auto",
  });
  expect(() => allowed("auto", { name: "clock" })).toThrow(expect.objectContaining({ kind: "invalid_request" }));
});

it("reads the older form, which has room for one call", () => {
  const functions = [{ name: "weather", parameters }];
  expect(offer({ functions, function_call: { name: "weather" } })).toEqual({
    functions,
    choice: { name: "weather" },
    single: true,
    forms: { custom: new Set(), legacy: true },
  });
  expect(offer({ functions, function_call: "none" }).choice).toBe("none");
});

it("says if one call at most is wanted, and offers no choice among nothing", () => {
  expect(offer({ tools: [weather], parallel_tool_calls: false }).single).toBe(true);
  expect(offer({ tools: [], tool_choice: "required" }).choice).toBeUndefined();
});

it("refuses a grammar", () => {
  const grammar = { definition: "a", syntax: "regex" };
  const tools: Tool[] = [{ type: "custom", custom: { name: "sql", format: { type: "grammar", grammar } } }];
  expect(() => offer({ tools })).toThrow(expect.objectContaining({ kind: "unsupported", param: "tools" }));
});
