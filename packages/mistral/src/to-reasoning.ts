import type { ChatCompletionRequest as MistralRequest } from "@mistralai/mistralai/models/components";
import { type Call, type ChatCompletionRequest, changed, dropped, type Warning } from "@overture/core/provider";

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
  switch (card?.capabilities.reasoning) {
    case "no":
      if (effort !== "none") warnings.push(dropped("reasoning_effort", "this model does not reason"));
      return;
    case "always":
      if (effort === "none") warnings.push(dropped("reasoning_effort", "this model always reasons"));
      else body.promptMode = "reasoning";
      return;
    case "optional": {
      const nearest = effort === "none" || effort === "minimal" ? "none" : "high";
      if (nearest !== effort) {
        warnings.push(changed("reasoning_effort", `the nearest that this model takes is "${nearest}"`));
      }
      body.reasoningEffort = nearest;
      return;
    }
    default:
      // The SDK sends any word; its type has only those of the day on which it was made.
      body.reasoningEffort = effort as NonNullable<MistralRequest["reasoningEffort"]>;
  }
}
