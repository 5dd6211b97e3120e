import type { AdapterOptions, Provider } from "@overture/core/provider";
import { chatProvider, type OpenAIClientLike } from "@overture/openai";
import { withJsonAnswers } from "./json-answers.ts";
import { models } from "./models.ts";
import { toDeepSeek } from "./to-deepseek.ts";

/** The options of {@link deepseek}. `client` is an `OpenAI` client that is pointed at DeepSeek. */
export interface DeepSeekOptions extends AdapterOptions<OpenAIClientLike> {
  /** @default "https://api.deepseek.com" */
  readonly baseURL?: string | undefined;
}

/**
 * DeepSeek, which speaks OpenAI's format, through OpenAI's official SDK; that loads with the first call. The key comes from
 * the options or from `DEEPSEEK_API_KEY`; nothing of OpenAI's own settings in the environment reaches it.
 *
 * @throws OvertureError `invalid_option` for options that make no sense
 */
export function deepseek(options: DeepSeekOptions = {}): Provider {
  const provider = chatProvider({
    factory: "deepseek",
    models,
    keyVariables: ["DEEPSEEK_API_KEY"],
    options: { ...options, baseURL: options.baseURL ?? "https://api.deepseek.com" },
    dialect: {
      provider: options.id ?? "deepseek",
      maxTokensField: "max_tokens",
      developerRole: "system",
      // DeepSeek caches every prefix by itself.
      cacheMarks: "unneeded",
      streamUsage: true,
      keepsReasoning: true,
      givesReasoning: true,
      plainHistory: true,
      adjust: toDeepSeek,
    },
    isOpenAI: false,
  });
  return withJsonAnswers(provider);
}
