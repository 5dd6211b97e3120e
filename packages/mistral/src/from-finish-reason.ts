import { type FinishReason, fault } from "./core.ts";
import type { ToolForms } from "./to-tools.ts";

const reasons: Readonly<Record<string, FinishReason>> = {
  length: "length",
  model_length: "length",
  tool_calls: "tool_calls",
  content_filter: "content_filter",
};

/** Mistral's reason to stop as OpenAI's. Throws the `server` fault that its `error` is. */
export function finishReasonOf(reason: unknown, forms: Pick<ToolForms, "legacy">): FinishReason {
  if (reason === "error") throw fault("server", "Mistral's model broke off with an error.");
  return forms.legacy && reason === "tool_calls" ? "function_call" : (reasons[String(reason)] ?? "stop");
}
