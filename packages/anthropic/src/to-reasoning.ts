import type { OutputConfig, ThinkingConfigParam } from "@anthropic-ai/sdk/resources/messages";
import type { ChatCompletionRequest, ModelCard, Warning } from "@overture/core/provider";
import { changed, dropped } from "@overture/core/provider";
import type { ModelTraits } from "./model-traits.ts";

/** How a request's reasoning effort is told to Anthropic. */
export interface ReasoningSettings {
  readonly thinking?: ThinkingConfigParam | undefined;
  readonly effort?: NonNullable<OutputConfig["effort"]> | undefined;
}

/** What {@link toReasoning} looks at, beside the request. */
export interface ReasoningCircumstances {
  readonly traits: ModelTraits;
  readonly card: ModelCard | undefined;
  readonly maxTokens: number;
  /** Whether a tool must be called: Anthropic does not think before a call that it is forced to. */
  readonly forcedTool: boolean;
  /** Whether the conversation ends in a tool loop that began without thinking. */
  readonly bareToolLoop: boolean;
}

/** Anthropic's least. */
const leastBudget = 1024;
/** The share of the output that thinking may take where effort is a budget. */
const budgetShares: Readonly<Record<string, number>> = {
  minimal: 0.1,
  low: 0.2,
  medium: 0.5,
  high: 0.8,
  xhigh: 0.95,
  max: 0.95,
};
/** Beyond this, Anthropic's own advice is not to go without batch processing. */
const greatestBudget = 32_000;

/**
 * Translates `reasoning_effort`. Claude 4.6 and later take an effort and decide themselves how much to think; those before
 * take a budget of thinking tokens, here a share of the output's limit.
 */
export function toReasoning(
  request: ChatCompletionRequest,
  circumstances: ReasoningCircumstances,
  warnings: Warning[],
): ReasoningSettings {
  const effort = request.reasoning_effort;
  const { traits, card } = circumstances;
  if (!effort) return {};
  if (effort === "none") {
    if (card?.capabilities.reasoning === "always") {
      warnings.push(changed("reasoning_effort", "this model always thinks, so it is asked for the least"));
      return traits.thinking === "adaptive" ? { effort: "low" } : {};
    }
    return traits.thinksByDefault && traits.thinking === "adaptive" ? { thinking: { type: "disabled" } } : {};
  }
  if (traits.thinking === "none") {
    warnings.push(dropped("reasoning_effort", "this model does not reason"));
    return {};
  }
  return traits.thinking === "adaptive"
    ? adaptive(effort, circumstances, warnings)
    : budgeted(effort, circumstances, warnings);
}

function adaptive(
  effort: string,
  { traits, forcedTool }: ReasoningCircumstances,
  warnings: Warning[],
): ReasoningSettings {
  const nearest = nearestEffort(effort, traits.xhighEffort);
  if (nearest !== effort)
    warnings.push(changed("reasoning_effort", `the nearest that this model takes is "${nearest}"`));
  if (forcedTool) {
    warnings.push(changed("reasoning_effort", "Anthropic does not think before a tool call that it is forced to"));
    return { effort: nearest };
  }
  const thinking: ThinkingConfigParam = traits.hidesThinking
    ? { type: "adaptive", display: "summarized" }
    : { type: "adaptive" };
  return { thinking, effort: nearest };
}

function nearestEffort(effort: string, xhigh: boolean): NonNullable<OutputConfig["effort"]> {
  switch (effort) {
    case "minimal":
    case "low":
      return "low";
    case "high":
    case "max":
      return effort;
    case "xhigh":
      return xhigh ? "xhigh" : "high";
    default:
      return "medium";
  }
}

function budgeted(
  effort: string,
  { maxTokens, forcedTool, bareToolLoop }: ReasoningCircumstances,
  warnings: Warning[],
): ReasoningSettings {
  const reason = forcedTool
    ? "Anthropic does not think before a tool call that it is forced to"
    : bareToolLoop
      ? "the tool calls in progress were made without Anthropic's thinking, which can't begin in their midst"
      : maxTokens <= leastBudget
        ? `thinking takes at least ${leastBudget} tokens, and max_tokens is ${maxTokens}`
        : undefined;
  if (reason !== undefined) {
    warnings.push(dropped("reasoning_effort", reason));
    return {};
  }
  const share = Math.floor(maxTokens * (budgetShares[effort] ?? 0.5));
  const budget = Math.min(Math.max(share, leastBudget), greatestBudget, maxTokens - 1);
  return { thinking: { type: "enabled", budget_tokens: budget } };
}
