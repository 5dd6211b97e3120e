import type { MessageCreateParamsNonStreaming } from "@anthropic-ai/sdk/resources/messages";

/** The body of Anthropic's request. The SDK's types no longer have the sampling parameters, which older models still take. */
export interface AnthropicBody extends Omit<MessageCreateParamsNonStreaming, "stream"> {
  temperature?: number;
  top_p?: number;
}
