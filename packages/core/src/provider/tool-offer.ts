import type { ChatCompletionRequest, Tool, ToolChoice } from "../chat/index.ts";
import { ProviderFault } from "./fault.ts";

/** What of a request's tools the answer's translation must know. */
export interface ToolForms {
  /** Tools of free text; offered as functions with one string, `input`. */
  readonly custom: ReadonlySet<string>;
  /** Whether the caller uses OpenAI's older `functions`, and so expects `function_call`. */
  readonly legacy: boolean;
}

/** A function as it is offered to a vendor that has no other tools. */
export interface OfferedFunction {
  readonly name: string;
  readonly description?: string | undefined;
  /** A JSON Schema; absent: it takes nothing, or anything. */
  readonly parameters?: { readonly [key: string]: unknown } | undefined;
  readonly strict?: boolean | null | undefined;
}

/** A request's tools, whichever of OpenAI's forms it uses. */
export interface ToolOffer {
  /** Those that may be called: with `allowed_tools`, only these. */
  readonly functions: readonly OfferedFunction[];
  /** Absent: the request does not say. */
  readonly choice: "none" | "auto" | "required" | { readonly name: string } | undefined;
  /** Whether an answer may have one call at most: asked for, or because the older form has room for no more. */
  readonly single: boolean;
  readonly forms: ToolForms;
}

/**
 * Reads `tools`, `tool_choice` and `parallel_tool_calls`, or the older `functions` and `function_call`. Throws `unsupported`
 * for a tool with a grammar, and `invalid_request` if `tool_choice` allows none of the tools.
 */
export function toolOfferOf(request: ChatCompletionRequest): ToolOffer {
  const legacy = !request.tools?.length && Boolean(request.functions?.length);
  const forms = { custom: new Set<string>(), legacy };
  if (legacy) {
    return { functions: request.functions ?? [], choice: legacyChoice(request), single: true, forms };
  }
  const allowed = allowedNames(request.tool_choice);
  const functions: OfferedFunction[] = [];
  for (const tool of request.tools ?? []) {
    const name = tool.type === "custom" ? tool.custom.name : tool.function.name;
    if (allowed && !allowed.has(name)) continue;
    functions.push(tool.type === "custom" ? customFunction(tool.custom) : tool.function);
    if (tool.type === "custom") forms.custom.add(name);
  }
  if (allowed && functions.length === 0) {
    throw new ProviderFault({
      kind: "invalid_request",
      message: "tool_choice allows none of the tools that the request has.",
      param: "tool_choice",
    });
  }
  const choice = functions.length === 0 ? undefined : choiceOf(request.tool_choice);
  return { functions, choice, single: request.parallel_tool_calls === false, forms };
}

function customFunction(tool: Extract<Tool, { type: "custom" }>["custom"]): OfferedFunction {
  const { name, description, format } = tool;
  if (format?.type === "grammar") {
    throw new ProviderFault({
      kind: "unsupported",
      message: `The tool ${JSON.stringify(name)} has a grammar, which this provider can't hold it to.`,
      param: "tools",
    });
  }
  const properties = { input: { type: "string" } };
  const parameters = { type: "object", properties, required: ["input"], additionalProperties: false };
  return { name, description, parameters };
}

function allowedNames(choice: ToolChoice | null | undefined): ReadonlySet<string> | undefined {
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

function choiceOf(asked: ToolChoice | null | undefined): ToolOffer["choice"] {
  if (typeof asked === "object" && asked !== null) {
    if (asked.type === "function") return { name: asked.function.name };
    if (asked.type === "custom") return { name: asked.custom.name };
    return asked.allowed_tools.mode === "required" ? "required" : "auto";
  }
  return asked === "none" || asked === "required" || asked === "auto" ? asked : undefined;
}

function legacyChoice(request: ChatCompletionRequest): ToolOffer["choice"] {
  const asked = request.function_call;
  if (typeof asked === "object" && asked !== null) return { name: asked.name };
  return asked === "none" || asked === "auto" ? asked : undefined;
}
