import type { Tool } from "@overture/core/provider";
import { expect, it } from "vitest";
import { refused, sent } from "../test/sent.ts";

const tools: Tool[] = [
  { type: "function", function: { name: "look" } },
  { type: "function", function: { name: "listen" } },
];

it("makes a choice among some tools a request with those", async () => {
  const allowed = { mode: "required", tools: [{ type: "function", function: { name: "listen" } }] } as const;
  const { body } = await sent({ tools, tool_choice: { type: "allowed_tools", allowed_tools: allowed } });
  expect(body).toMatchObject({ tools: [tools[1]], tool_choice: "required", thinking: { type: "disabled" } });
});

it("says that a strict schema is not held, which DeepSeek would keep to itself", async () => {
  const strict = tools.map((tool) => ({
    ...tool,
    function: { ...(tool as { function: object }).function, strict: true },
  }));
  const { body, warnings } = await sent({ tools: strict as Tool[] });
  expect(body.tools).toEqual(tools);
  expect(warnings).toEqual(["parameter_changed tools"]);
  expect((await sent({ tools })).warnings).toEqual([]);
});

it("refuses tools that DeepSeek has no form for", async () => {
  expect(await refused({ tools: [{ type: "custom", custom: { name: "write" } }] })).toEqual(["unsupported", "tools"]);
  expect(await refused({ functions: [{ name: "look" }] })).toEqual(["unsupported", "functions"]);
});
