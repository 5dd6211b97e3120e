import type { AdapterOptions, Provider } from "@overture/core/provider";
import { chatProvider } from "./chat-provider.ts";
import type { OpenAIClientLike } from "./client-like.ts";

/** The options of {@link openAICompatible}. */
export interface OpenAICompatibleOptions extends AdapterOptions<OpenAIClientLike> {
  /** The provider's id in model names, for example `groq`. */
  readonly id: string;
  /** Where the server is, up to and without `/chat/completions`, for example `https://api.groq.com/openai/v1`. */
  readonly baseURL: string;
  /** The environment variables in which to look for a key. @default none: without a key in the options, none is sent */
  readonly keyVariables?: readonly string[] | undefined;
  /** The field that limits the answer's length. @default "max_tokens": the older name, which nearly all servers know */
  readonly maxTokensField?: "max_tokens" | "max_completion_tokens" | undefined;
  /** The role that developer messages are sent with. @default "system": few servers know `developer` */
  readonly developerRole?: "developer" | "system" | undefined;
  /** Whether streams are asked for their usage by `stream_options`. @default true: without it costs are estimates */
  readonly streamUsage?: boolean | undefined;
  /** Whether `reasoning_content` of earlier turns is sent back. @default false: most servers refuse or ignore it */
  readonly keepsReasoning?: boolean | undefined;
  /** Whether Anthropic's `cache_control` marks are sent on, as OpenRouter takes them. @default false: dropped with a warning */
  readonly keepsCacheControl?: boolean | undefined;
}

const moreOptions: readonly (keyof OpenAICompatibleOptions)[] = [
  "keyVariables",
  "maxTokensField",
  "developerRole",
  "streamUsage",
  "keepsReasoning",
  "keepsCacheControl",
];

/**
 * Any server that speaks OpenAI's chat format, through OpenAI's SDK: Groq, Together, OpenRouter, Ollama, vLLM and so on.
 * Nothing of OpenAI's own settings in the environment reaches it.
 *
 * @throws OvertureError `invalid_option` for options that make no sense
 */
export function openAICompatible(options: OpenAICompatibleOptions): Provider {
  return chatProvider({
    factory: "openAICompatible",
    models: [],
    keyVariables: options.keyVariables ?? [],
    options,
    moreOptions,
    dialect: {
      provider: options.id,
      maxTokensField: options.maxTokensField ?? "max_tokens",
      developerRole: options.developerRole ?? "system",
      cacheMarks: options.keepsCacheControl ? "cache_control" : "none",
      streamUsage: options.streamUsage ?? true,
      keepsReasoning: options.keepsReasoning ?? false,
      givesReasoning: true,
      plainHistory: true,
    },
    isOpenAI: false,
    // Few servers know base64.
    vectors: "float",
  });
}
