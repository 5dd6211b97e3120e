import { type Cost, costOf, estimateTextTokens, estimateTokens, type Prices } from "../catalog/index.ts";
import type { ChatCompletion, ChatCompletionRequest, Usage } from "../chat/index.ts";

/** What a whole answer cost: by the provider's own usage, or, where it reports none, estimated from the texts. */
export function answerCost(request: ChatCompletionRequest, answer: ChatCompletion, prices: Prices | undefined): Cost {
  const serviceTier = tierThatServed(request, answer);
  if (answer.usage) return costOf(answer.usage, prices, { serviceTier });
  return costOf(estimatedUsage(request, answer), prices, { certainty: "estimated", serviceTier });
}

/** The service tier that answered: as the vendor says, or, where it says nothing, as was asked for. */
export function tierThatServed(request: ChatCompletionRequest, answer: ChatCompletion): string | null | undefined {
  return answer.service_tier ?? request.service_tier;
}

/** What a request and its answer, as far as it has come, are taken to hold where the provider counts nothing. */
export function estimatedUsage(request: ChatCompletionRequest, answer: ChatCompletion): Usage {
  const inputTokens = estimateTokens(request).total;
  let outputTokens = 0;
  for (const { message } of answer.choices) {
    outputTokens += estimateTextTokens(message.content ?? "") + estimateTextTokens(message.reasoning_content ?? "");
    for (const call of message.tool_calls ?? []) {
      outputTokens += estimateTextTokens(call.type === "custom" ? call.custom.input : call.function.arguments);
    }
  }
  return { prompt_tokens: inputTokens, completion_tokens: outputTokens, total_tokens: inputTokens + outputTokens };
}
