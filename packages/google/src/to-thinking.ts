import { type ChatCompletionRequest, changed, nearestEffort, noReasoning, type Warning } from "./core.ts";
import type { GoogleConfig } from "./google-request.ts";
import type { ModelTraits } from "./model-traits.ts";

type Thinking = NonNullable<GoogleConfig["thinkingConfig"]>;

/** Tokens of thinking, by Google's own table for OpenAI's words; any other word is `medium`. */
const budgets: Readonly<Record<string, number>> = {
  minimal: 1024,
  low: 1024,
  high: 24_576,
  xhigh: 24_576,
  max: 24_576,
};
const mediumBudget = 8192;
const highestProBudget = 32_768;
const leastProBudget = 128;

/** Translates `reasoning_effort`: Gemini 3 and later take a level, 2.5 a budget. What is thought then comes back in words. */
export function toThinking(
  request: ChatCompletionRequest,
  traits: ModelTraits,
  warnings: Warning[],
): Thinking | undefined {
  const effort = request.reasoning_effort;
  if (!effort) return undefined;
  if (traits.thinking === "none") {
    if (effort !== "none") warnings.push(noReasoning);
    return undefined;
  }
  const includeThoughts = effort !== "none";
  if (effort === "none" && (traits.thinking === "level" || traits.pro)) {
    warnings.push(changed("reasoning_effort", "this model always thinks"));
  }
  if (traits.thinking === "budget") return { includeThoughts, thinkingBudget: budgetOf(effort, traits.pro) };
  const level = levelOf(effort, traits);
  if (level !== effort && effort !== "none") warnings.push(nearestEffort(level));
  return { includeThoughts, thinkingLevel: level.toUpperCase() };
}

function budgetOf(effort: string, pro: boolean): number {
  if (effort === "none") return pro ? leastProBudget : 0;
  return pro && /^(xhigh|max)$/.test(effort) ? highestProBudget : (budgets[effort] ?? mediumBudget);
}

const levels: Readonly<Record<string, string>> = { low: "low", high: "high", xhigh: "high", max: "high" };

function levelOf(effort: string, { pro, version }: ModelTraits): string {
  if (/^(none|minimal)$/.test(effort)) return pro ? "low" : "minimal";
  // The first of them knew low and high alone.
  return levels[effort] ?? (pro && version === 3 ? "high" : "medium");
}
