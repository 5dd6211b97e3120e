import { type FinishReason, ProviderFault } from "@overture/core/provider";
import type { ToolForms } from "./to-tools.ts";

/** Mistral's reason to stop as OpenAI's. Throws the `server` fault that its `error` is. */
export function finishReasonOf(reason: unknown, forms: Pick<ToolForms, "legacy">): FinishReason {
  switch (reason) {
    case "length":
    case "model_length":
      return "length";
    case "tool_calls":
      return forms.legacy ? "function_call" : "tool_calls";
    case "content_filter":
      return "content_filter";
    case "error":
      throw new ProviderFault({ kind: "server", message: "Mistral's model broke off with an error." });
    default:
      return "stop";
  }
}
