import type { AdapterOptions, Provider } from "@overture/core/provider";
import { chatProvider } from "./chat-provider.ts";
import type { OpenAIClientLike } from "./client-like.ts";
import { openAIDialect } from "./dialect.ts";
import { embeddingModels } from "./embedding-models.ts";
import { models } from "./models.ts";

/** The options of {@link openai}. `client` is an `OpenAI` or `AzureOpenAI` client. */
export interface OpenAIOptions extends AdapterOptions<OpenAIClientLike> {}

/**
 * OpenAI, through its official SDK, which loads with the first call. The key comes from the options or from
 * `OPENAI_API_KEY`; the base URL, if it is not given, from `OPENAI_BASE_URL`, as the SDK has it.
 *
 * @throws OvertureError `invalid_option` for options that make no sense
 */
export function openai(options: OpenAIOptions = {}): Provider {
  return chatProvider({
    factory: "openai",
    models: [...models, ...embeddingModels],
    keyVariables: ["OPENAI_API_KEY"],
    options,
    dialect: openAIDialect(options.id ?? "openai"),
    isOpenAI: true,
    vectors: "base64",
  });
}
