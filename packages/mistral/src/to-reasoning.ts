import type { ChatCompletionRequest as MistralRequest } from "@mistralai/mistralai/models/components";
import { type Call, type ChatCompletionRequest, dropped, nearestEffort, noReasoning, type Warning } from "./core.ts";

/**
 * Translates `reasoning_effort`. Mistral's models that may think take `none` or `high`, those that always do take a mode of
 * the prompt instead; a model without a card gets the effort as it is.
 */
export function setReasoning(
  body: MistralRequest,
  request: ChatCompletionRequest,
  { card }: Pick<Call, "card">,
  warnings: Warning[],
): void {
  const effort = request.reasoning_effort;
  if (!effort) return;
  const taken = card?.capabilities.reasoning;
  if (taken === "no") {
    if (effort !== "none") warnings.push(noReasoning);
  } else if (taken === "always") {
    if (effort === "none") warnings.push(dropped("reasoning_effort", "this model always reasons"));
    else body.promptMode = "reasoning";
  } else if (taken === "optional") {
    const nearest = effort === "none" || effort === "minimal" ? "none" : "high";
    if (nearest !== effort) warnings.push(nearestEffort(nearest));
    body.reasoningEffort = nearest;
  } else {
    // The SDK sends any word; its type has only those of the day on which it was made.
    body.reasoningEffort = effort as NonNullable<MistralRequest["reasoningEffort"]>;
  }
}
