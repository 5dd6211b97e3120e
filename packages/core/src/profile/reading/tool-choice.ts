import type { ChatCompletionRequest } from "../../chat/index.ts";
import type { ToolChoiceKind } from "../profile.ts";

/** What a request says of its tools: whether the model may call, must call, or must not. Undefined where it has none. */
export function toolChoiceOf(request: ChatCompletionRequest, hasTools: boolean): ToolChoiceKind | undefined {
  if (!hasTools) return undefined;
  // The older `functions` have a choice of their own.
  const choice = request.tool_choice ?? request.function_call ?? "auto";
  if (typeof choice === "string") return kindOf(choice);
  return "allowed_tools" in choice ? kindOf(choice.allowed_tools.mode) : "named";
}

/** What vendors may add is taken for the usual. */
function kindOf(choice: string): ToolChoiceKind {
  return choice === "none" || choice === "required" ? choice : "auto";
}
