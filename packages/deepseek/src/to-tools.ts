import type { FunctionTool, Tool } from "@overture/core/provider";
import type { BodyDraft } from "@overture/openai";
import { unsupported } from "./unsupported.ts";

/**
 * DeepSeek takes functions, and a choice of none, any or one of them; a choice among some leaves out the others. It holds
 * functions to their schemas in its beta alone, and there takes few schemas.
 */
export function setTools({ body, request, warnChanged }: BodyDraft): void {
  const { tools, tool_choice: choice } = request;
  if (request.functions?.length) throw unsupported("functions", "DeepSeek takes tools, and no functions.");
  if (tools?.some((tool) => tool.type !== "function")) {
    throw unsupported("tools", "DeepSeek takes no custom tools.");
  }
  for (const field of ["functions", "function_call"]) delete body[field];
  if (tools?.some((tool) => tool.type === "function" && tool.function.strict)) {
    body.tools = tools.map(withoutStrict);
    warnChanged("tools", "holds no function to a strict schema");
  }
  if (typeof choice !== "object" || choice?.type !== "allowed_tools") return;
  const names = choice.allowed_tools.tools.map(({ function: named }) => (named as FunctionTool["function"])?.name);
  const offered = body.tools as readonly FunctionTool[] | undefined;
  body.tools = offered?.filter((tool) => names.includes(tool.function.name));
  body.tool_choice = choice.allowed_tools.mode;
}

function withoutStrict(tool: Tool): Tool {
  if (tool.type !== "function") return tool;
  const { strict: _, ...rest } = tool.function;
  return { ...tool, function: rest };
}
