import { type FinishReason, textOf, type Warning } from "@overture/core/provider";
import type { ToolForms } from "./to-tools.ts";

const reasons: Readonly<Record<string, FinishReason>> = {
  max_tokens: "length",
  model_context_window_exceeded: "length",
  tool_use: "tool_calls",
  refusal: "content_filter",
};

/** Anthropic's reason to stop as OpenAI's. A turn that Anthropic paused is at rest for the caller: its text is whole. */
export function finishReasonOf(reason: string, forms: ToolForms): FinishReason {
  return forms.legacy && reason === "tool_use" ? "function_call" : (reasons[reason] ?? "stop");
}

/** What is said of a turn in which Anthropic's own tools are not done yet. */
export const turnPaused: Warning = {
  code: "turn_paused",
  message: "Anthropic paused; send the answer back to let it go on.",
};

/** Why Anthropic refused, in its own words, where it says so. */
export function refusalOf(details: unknown): string | null {
  return textOf((details as { readonly explanation?: unknown } | null | undefined)?.explanation) ?? null;
}
