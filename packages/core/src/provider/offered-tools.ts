import type { ChatCompletionRequest, Tool } from "../chat/index.ts";
import { ProviderFault } from "./fault.ts";

/** A tool that a request offers, as a function. A tool of free text is one with a single string, `input`. */
export interface OfferedTool {
  readonly name: string;
  readonly description: string | undefined;
  /** A JSON Schema. */
  readonly parameters: { readonly [key: string]: unknown } | undefined;
  readonly strict: boolean;
}

/** What a request says of tools, whichever of OpenAI's forms it says it in. */
export interface ToolOffer {
  /** Those that may be called. */
  readonly tools: readonly OfferedTool[];
  /** Which must be; absent where the request leaves it to the vendor. */
  readonly choice: "auto" | "none" | "required" | { readonly name: string } | undefined;
  /** Whether one answer may hold several calls; absent where the request leaves it to the vendor. */
  readonly parallel: boolean | undefined;
  /** The names of the tools of free text. */
  readonly custom: ReadonlySet<string>;
  /** Whether the caller uses OpenAI's older `functions`, and so expects `function_call`. */
  readonly legacy: boolean;
}

const freeText = {
  type: "object",
  properties: { input: { type: "string" } },
  required: ["input"],
  additionalProperties: false,
};

/**
 * Reads `tools`, `tool_choice` and `parallel_tool_calls`, or the older `functions` and `function_call`, for vendors whose
 * only tools are functions. Throws `unsupported` for a tool with a grammar, and `invalid_request` where the choice allows
 * none of the tools that there are.
 */
export function offeredTools(request: ChatCompletionRequest): ToolOffer {
  const legacy = !request.tools?.length && Boolean(request.functions?.length);
  const given: readonly Tool[] = legacy
    ? (request.functions ?? []).map((each) => ({ type: "function", function: each }))
    : (request.tools ?? []);
  const allowed = legacy ? undefined : allowedNames(request);
  const kept = allowed ? given.filter((tool) => allowed.has(nameOf(tool))) : given;
  if (allowed && kept.length === 0) {
    const message = "tool_choice allows none of the tools that the request has.";
    throw new ProviderFault({ kind: "invalid_request", message, param: "tool_choice" });
  }
  const custom = new Set<string>();
  for (const tool of kept) if (tool.type === "custom") custom.add(tool.custom.name);
  const tools = kept.map(offered);
  if (tools.length === 0) return { tools, choice: undefined, parallel: undefined, custom, legacy };
  // The older form has room for one call an answer.
  const parallel = legacy ? false : (request.parallel_tool_calls ?? undefined);
  return { tools, choice: choiceOf(request, legacy), parallel, custom, legacy };
}

/** What a call of a tool of free text was given: the text inside the object that a vendor calls functions with. */
export function customInput(argumentsText: string): string {
  try {
    const value: unknown = JSON.parse(argumentsText);
    const isWrapped = typeof value === "object" && value !== null && "input" in value;
    return isWrapped && typeof value.input === "string" ? value.input : argumentsText;
  } catch {
    return argumentsText;
  }
}

function offered(tool: Tool): OfferedTool {
  if (tool.type === "custom") {
    const { name, description, format } = tool.custom;
    if (format?.type === "grammar") {
      const message = `The tool ${JSON.stringify(name)} can't be held to a grammar by this provider.`;
      throw new ProviderFault({ kind: "unsupported", message, param: "tools" });
    }
    return { name, description, parameters: freeText, strict: false };
  }
  const { name, description, parameters, strict } = tool.function;
  return { name, description, parameters, strict: strict === true };
}

function nameOf(tool: Tool): string {
  return tool.type === "custom" ? tool.custom.name : tool.function.name;
}

function allowedNames(request: ChatCompletionRequest): ReadonlySet<string> | undefined {
  const choice = request.tool_choice;
  if (typeof choice !== "object" || choice?.type !== "allowed_tools") return undefined;
  const names = new Set<string>();
  for (const tool of choice.allowed_tools.tools) {
    for (const place of [tool, tool.function, tool.custom]) {
      const isNamed = typeof place === "object" && place !== null && "name" in place;
      if (isNamed && typeof place.name === "string") names.add(place.name);
    }
  }
  return names;
}

const words = ["auto", "none", "required"] as const;

function choiceOf(request: ChatCompletionRequest, legacy: boolean): ToolOffer["choice"] {
  const asked = legacy ? request.function_call : request.tool_choice;
  if (typeof asked !== "object" || asked === null) return words.find((word) => word === asked);
  if (!("type" in asked)) return { name: asked.name };
  if (asked.type === "allowed_tools") return asked.allowed_tools.mode === "required" ? "required" : "auto";
  return { name: asked.type === "custom" ? asked.custom.name : asked.function.name };
}
