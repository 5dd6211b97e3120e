import type { MessageCreateParamsNonStreaming } from "@anthropic-ai/sdk/resources/messages";

/**
 * The body of Anthropic's request; a field that is undefined is not sent. The SDK's types no longer have the sampling
 * parameters, which older models still take.
 */
export type AnthropicBody = Pick<MessageCreateParamsNonStreaming, "model" | "max_tokens" | "messages"> & {
  -readonly [Field in keyof Optional]?: Optional[Field] | undefined;
};

interface Optional extends Omit<MessageCreateParamsNonStreaming, "stream" | "model" | "max_tokens" | "messages"> {
  temperature?: number;
  top_p?: number;
}
