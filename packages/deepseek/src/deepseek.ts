import { type AdapterOptions, type ModelCard, OvertureError, type Provider } from "@overture/core/provider";
import { chatProvider, type OpenAIClientLike } from "@overture/openai";
import { withJsonAnswers } from "./json-answers.ts";
import { models } from "./models.ts";
import { toDeepSeek } from "./to-deepseek.ts";
import { hasPrefix } from "./to-prefix.ts";

/** The options of {@link deepseek}. `client` is an `OpenAI` client that is pointed at DeepSeek. */
export interface DeepSeekOptions extends AdapterOptions<OpenAIClientLike> {
  /** @default "https://api.deepseek.com" */
  readonly baseURL?: string | undefined;
  /**
   * Where answers are asked for that go on from words of their own, which are a last message of the assistant's.
   * @default "https://api.deepseek.com/beta" beside DeepSeek's own `baseURL`: other servers need not have the like
   */
  readonly betaURL?: string | undefined;
}

const ownURL = "https://api.deepseek.com";

/**
 * DeepSeek, which speaks OpenAI's format, through OpenAI's official SDK; that loads with the first call. The key comes from
 * the options or from `DEEPSEEK_API_KEY`; nothing of OpenAI's own settings in the environment reaches it.
 *
 * @throws OvertureError `invalid_option` for options that make no sense
 */
export function deepseek({ betaURL: given, ...options }: DeepSeekOptions = {}): Provider {
  if (given !== undefined && !(typeof given === "string" && /^https?:\/\/[^/]/.test(given))) throw wrongAddress(given);
  const address = options.client?.baseURL ?? options.baseURL ?? ownURL;
  const betaURL = given ?? (new RegExp(`^${ownURL}(/|$)`).test(address) ? `${ownURL}/beta` : undefined);
  const provider = chatProvider({
    factory: "deepseek",
    models: betaURL === undefined ? models.map(withoutPrefix) : models,
    keyVariables: ["DEEPSEEK_API_KEY"],
    options: { ...options, baseURL: options.baseURL ?? ownURL },
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
      baseURLFor: (body) => (hasPrefix(body) ? betaURL : undefined),
      adjust: (draft) => toDeepSeek(draft, betaURL !== undefined),
    },
    isOpenAI: false,
  });
  return withJsonAnswers(provider);
}

function wrongAddress(given: unknown): OvertureError {
  const quoted = typeof given === "string" ? `"${given.slice(0, 100)}"` : `a ${typeof given}`;
  const message = `deepseek: the option betaURL is ${quoted}; it must be an http or https address.`;
  return new OvertureError({ code: "invalid_option", status: 400, param: "betaURL", message });
}

function withoutPrefix(card: ModelCard): ModelCard {
  return { ...card, capabilities: { ...card.capabilities, assistantPrefix: false } };
}
