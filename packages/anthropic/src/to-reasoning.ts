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
  /** Whether the answer has begun already, in a tool loop or with its first words, and without thinking. */
  readonly begunBare: boolean;
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
  { reasoning_effort: effort }: ChatCompletionRequest,
  { traits, card, maxTokens, forcedTool, begunBare }: ReasoningCircumstances,
  warnings: Warning[],
): ReasoningSettings {
  const param = "reasoning_effort";
  const adapts = traits.thinking === "adaptive";
  if (!effort) return {};
  if (effort === "none") {
    if (card?.capabilities.reasoning === "always") {
      warnings.push(changed(param, "this model always thinks, here the least"));
      return adapts ? { effort: "low" } : {};
    }
    return traits.thinksByDefault && adapts ? { thinking: { type: "disabled" } } : {};
  }
  const forced = forcedTool && "Anthropic does not think before a forced tool call";
  if (adapts) {
    const nearest = nearestEffort(effort, traits.xhighEffort);
    if (nearest !== effort) warnings.push(changed(param, `this model takes ${nearest}`));
    if (forced) warnings.push(changed(param, forced));
    if (forced) return { effort: nearest };
    return { effort: nearest, thinking: { type: "adaptive", ...(traits.hidesThinking && { display: "summarized" }) } };
  }
  const reason =
    (traits.thinking === "none" && "this model takes none") ||
    forced ||
    (begunBare && "the answer in progress began without thinking") ||
    (maxTokens <= leastBudget && `thinking takes more than ${leastBudget} tokens`);
  if (reason) {
    warnings.push(dropped(param, reason));
    return {};
  }
  const share = Math.floor(maxTokens * (budgetShares[effort] ?? 0.5));
  const budget = Math.min(Math.max(share, leastBudget), greatestBudget, maxTokens - 1);
  return { thinking: { type: "enabled", budget_tokens: budget } };
}

function nearestEffort(effort: string, xhigh: boolean): NonNullable<OutputConfig["effort"]> {
  if (effort === "xhigh" && !xhigh) return "high";
  if (effort === "minimal") return "low";
  return effort in budgetShares ? (effort as NonNullable<OutputConfig["effort"]>) : "medium";
}
