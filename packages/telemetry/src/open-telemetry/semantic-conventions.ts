/**
 * The names of OpenTelemetry's conventions for generative AI that are used here, copied from the incubating part of
 * `@opentelemetry/semantic-conventions` as its authors ask of libraries: what is incubating may change in any minor version,
 * and a library must not break with it. A test holds them against the package.
 */
export const conventions = {
  ATTR_ERROR_TYPE: "error.type",
  ATTR_GEN_AI_INPUT_MESSAGES: "gen_ai.input.messages",
  ATTR_GEN_AI_OPERATION_NAME: "gen_ai.operation.name",
  ATTR_GEN_AI_OUTPUT_MESSAGES: "gen_ai.output.messages",
  ATTR_GEN_AI_OUTPUT_TYPE: "gen_ai.output.type",
  ATTR_GEN_AI_PROVIDER_NAME: "gen_ai.provider.name",
  ATTR_GEN_AI_REQUEST_CHOICE_COUNT: "gen_ai.request.choice.count",
  ATTR_GEN_AI_REQUEST_FREQUENCY_PENALTY: "gen_ai.request.frequency_penalty",
  ATTR_GEN_AI_REQUEST_MAX_TOKENS: "gen_ai.request.max_tokens",
  ATTR_GEN_AI_REQUEST_MODEL: "gen_ai.request.model",
  ATTR_GEN_AI_REQUEST_PRESENCE_PENALTY: "gen_ai.request.presence_penalty",
  ATTR_GEN_AI_REQUEST_SEED: "gen_ai.request.seed",
  ATTR_GEN_AI_REQUEST_STOP_SEQUENCES: "gen_ai.request.stop_sequences",
  ATTR_GEN_AI_REQUEST_STREAM: "gen_ai.request.stream",
  ATTR_GEN_AI_REQUEST_TEMPERATURE: "gen_ai.request.temperature",
  ATTR_GEN_AI_REQUEST_TOP_P: "gen_ai.request.top_p",
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS: "gen_ai.response.finish_reasons",
  ATTR_GEN_AI_RESPONSE_ID: "gen_ai.response.id",
  ATTR_GEN_AI_RESPONSE_MODEL: "gen_ai.response.model",
  ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK: "gen_ai.response.time_to_first_chunk",
  ATTR_GEN_AI_TOKEN_TYPE: "gen_ai.token.type",
  ATTR_GEN_AI_USAGE_CACHE_CREATION_INPUT_TOKENS: "gen_ai.usage.cache_creation.input_tokens",
  ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS: "gen_ai.usage.cache_read.input_tokens",
  ATTR_GEN_AI_USAGE_INPUT_TOKENS: "gen_ai.usage.input_tokens",
  ATTR_GEN_AI_USAGE_OUTPUT_TOKENS: "gen_ai.usage.output_tokens",
  ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS: "gen_ai.usage.reasoning.output_tokens",
  METRIC_GEN_AI_CLIENT_OPERATION_DURATION: "gen_ai.client.operation.duration",
  METRIC_GEN_AI_CLIENT_OPERATION_TIME_TO_FIRST_CHUNK: "gen_ai.client.operation.time_to_first_chunk",
  METRIC_GEN_AI_CLIENT_TOKEN_USAGE: "gen_ai.client.token.usage",
} as const;

/** What the conventions call vendors, where that is not what adapters call them. */
export const providerNames: Readonly<Record<string, string>> = { google: "gcp.gemini", mistral: "mistral_ai" };

/** What the conventions call a provider: a well-known name, or the adapter's own. */
export function providerName(provider: string): string {
  return Object.hasOwn(providerNames, provider) ? (providerNames[provider] ?? provider) : provider;
}
