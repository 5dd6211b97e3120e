import type { Tool as AnthropicTool, ToolChoice as AnthropicToolChoice } from "@anthropic-ai/sdk/resources/messages";
import {
  type ChatCompletionRequest,
  dropped,
  offeredTools,
  type ToolOffer,
  type Warning,
} from "@overture/core/provider";

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
  const offer = offeredTools(request);
  const tools = offer.tools.map(({ name, description, parameters, strict: asked }) => {
    const tool: AnthropicTool = { name, input_schema: { ...parameters, type: "object" } };
    if (description) tool.description = description;
    if (asked && strict) tool.strict = true;
    else if (asked) warnings.push(dropped("tools", `this model can't hold ${name} to a strict schema`));
    return tool;
  });
  return { tools, choice: toChoice(offer), forms: offer };
}

const choices = { auto: "auto", none: "none", required: "any" } as const;

function toChoice({ choice, parallel }: ToolOffer): AnthropicToolChoice | undefined {
  if (choice === "none") return { type: "none" };
  const single = parallel === false ? { disable_parallel_tool_use: true } : {};
  if (typeof choice === "object") return { type: "tool", name: choice.name, ...single };
  return choice || parallel === false ? { type: choices[choice ?? "auto"], ...single } : undefined;
}
