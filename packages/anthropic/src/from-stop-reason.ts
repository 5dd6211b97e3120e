import type { FinishReason, Warning } from "@overture/core/provider";
import type { ToolForms } from "./to-tools.ts";

/** Anthropic's reason to stop as OpenAI's. A turn that Anthropic paused is at rest for the caller: its text is whole. */
export function finishReasonOf(reason: string, forms: ToolForms): FinishReason {
  switch (reason) {
    case "max_tokens":
    case "model_context_window_exceeded":
      return "length";
    case "tool_use":
      return forms.legacy ? "function_call" : "tool_calls";
    case "refusal":
      return "content_filter";
    default:
      return "stop";
  }
}

/** What is said of a turn in which Anthropic's own tools are not done yet. */
export const turnPaused: Warning = {
  code: "turn_paused",
  message: "Anthropic paused in the midst of its own tools; send the answer back to let it go on.",
};

/** Why Anthropic refused, in its own words, where it says so. */
export function refusalOf(details: unknown): string | null {
  if (typeof details !== "object" || details === null || !("explanation" in details)) return null;
  return typeof details.explanation === "string" && details.explanation !== "" ? details.explanation : null;
}
