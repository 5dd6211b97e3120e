import type { Tool as AnthropicTool, ToolChoice as AnthropicToolChoice } from "@anthropic-ai/sdk/resources/messages";
import { type ChatCompletionRequest, ProviderFault, type Tool, type Warning } from "@overture/core/provider";
import { dropped } from "./warnings.ts";

/** What of a request's tools the answer's translation must know. */
export interface ToolForms {
  /** Tools of free text; on the wire they are functions with one string, `input`. */
  readonly custom: ReadonlySet<string>;
  /** Whether the caller uses OpenAI's older `functions`, and so expects `function_call`. */
  readonly legacy: boolean;
}

/** A request's tools in Anthropic's form. */
export interface ToolSettings {
  readonly tools: AnthropicTool[];
  readonly choice: AnthropicToolChoice | undefined;
  readonly forms: ToolForms;
}

/** Translates `tools`, `tool_choice` and `parallel_tool_calls`, or the older `functions` and `function_call`. */
export function toTools(request: ChatCompletionRequest, strict: boolean, warnings: Warning[]): ToolSettings {
  const legacy = !request.tools?.length && Boolean(request.functions?.length);
  const offered = legacy ? legacyTools(request) : (request.tools ?? []);
  const allowed = legacy ? undefined : allowedNames(request);
  const tools: AnthropicTool[] = [];
  const custom = new Set<string>();
  for (const tool of offered) {
    if (allowed && !allowed.has(nameOf(tool))) continue;
    tools.push(toTool(tool, strict, warnings));
    if (tool.type === "custom") custom.add(tool.custom.name);
  }
  if (allowed && tools.length === 0) {
    throw new ProviderFault({
      kind: "invalid_request",
      message: "tool_choice allows none of the tools that the request has.",
      param: "tool_choice",
    });
  }
  const choice = tools.length === 0 ? undefined : toChoice(request, legacy);
  return { tools, choice, forms: { custom, legacy } };
}

function toTool(tool: Tool, strict: boolean, warnings: Warning[]): AnthropicTool {
  if (tool.type === "custom") return customTool(tool.custom);
  const { name, description, parameters } = tool.function;
  const made: AnthropicTool = { name, input_schema: { ...parameters, type: "object" } };
  if (description) made.description = description;
  if (tool.function.strict === true) {
    if (strict) made.strict = true;
    else warnings.push(dropped("tools", `this model can't hold ${JSON.stringify(name)} to a strict schema`));
  }
  return made;
}

function customTool(tool: Extract<Tool, { type: "custom" }>["custom"]): AnthropicTool {
  if (tool.format?.type === "grammar") {
    throw new ProviderFault({
      kind: "unsupported",
      message: `Anthropic can't hold the tool ${JSON.stringify(tool.name)} to a grammar.`,
      param: "tools",
    });
  }
  return {
    name: tool.name,
    ...(tool.description ? { description: tool.description } : {}),
    input_schema: {
      type: "object",
      properties: { input: { type: "string" } },
      required: ["input"],
      additionalProperties: false,
    },
  };
}

function legacyTools(request: ChatCompletionRequest): Tool[] {
  return (request.functions ?? []).map((given) => ({ type: "function", function: given }));
}

function nameOf(tool: Tool): string {
  return tool.type === "custom" ? tool.custom.name : tool.function.name;
}

function allowedNames(request: ChatCompletionRequest): Set<string> | undefined {
  const choice = request.tool_choice;
  if (typeof choice !== "object" || choice?.type !== "allowed_tools") return undefined;
  const names = new Set<string>();
  for (const tool of choice.allowed_tools.tools) {
    const named = [tool, tool.function, tool.custom].find(
      (place): place is { name: string } =>
        typeof place === "object" && place !== null && "name" in place && typeof place.name === "string",
    );
    if (named) names.add(named.name);
  }
  return names;
}

function toChoice(request: ChatCompletionRequest, legacy: boolean): AnthropicToolChoice | undefined {
  // The older form has room for one call an answer.
  const single = legacy || request.parallel_tool_calls === false ? { disable_parallel_tool_use: true } : {};
  const asked = legacy ? legacyChoice(request) : request.tool_choice;
  if (asked === "none") return { type: "none" };
  if (asked === "required") return { type: "any", ...single };
  if (typeof asked === "object" && asked !== null) {
    switch (asked.type) {
      case "function":
        return { type: "tool", name: asked.function.name, ...single };
      case "custom":
        return { type: "tool", name: asked.custom.name, ...single };
      case "allowed_tools":
        return { type: asked.allowed_tools.mode === "required" ? "any" : "auto", ...single };
    }
  }
  return asked === "auto" || "disable_parallel_tool_use" in single ? { type: "auto", ...single } : undefined;
}

function legacyChoice(request: ChatCompletionRequest): ChatCompletionRequest["tool_choice"] {
  const asked = request.function_call;
  return typeof asked === "object" && asked !== null ? { type: "function", function: { name: asked.name } } : asked;
}
