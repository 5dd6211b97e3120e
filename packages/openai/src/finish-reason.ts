import { type FinishReason, ProviderFault } from "@overture/core/provider";

const reasons = new Map<string, FinishReason>(
  Object.entries({
    stop: "stop",
    length: "length",
    tool_calls: "tool_calls",
    content_filter: "content_filter",
    function_call: "function_call",
    // Other servers' words for the same.
    eos: "stop",
    eos_token: "stop",
    end_turn: "stop",
    stop_sequence: "stop",
    max_tokens: "length",
    model_length: "length",
    tool_use: "tool_calls",
    safety: "content_filter",
    refusal: "content_filter",
  } as const),
);

/**
 * A server's reason for stopping in OpenAI's words, or null if it gives none. `insufficient_system_resource` (DeepSeek)
 * and `error` are no answers: they throw a fault. A word that nobody knows reads `stop`: the model did stop.
 */
export function finishReasonOf(value: unknown): FinishReason | null {
  if (typeof value !== "string" || value === "") return null;
  if (value === "insufficient_system_resource") {
    throw new ProviderFault({ kind: "overloaded", message: "The provider ran out of resources in mid-answer." });
  }
  if (value === "error") {
    throw new ProviderFault({ kind: "server", message: "The provider failed in mid-answer." });
  }
  return reasons.get(value.toLowerCase()) ?? "stop";
}
