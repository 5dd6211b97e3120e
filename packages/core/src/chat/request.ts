import type { ChatMessage, TextPart } from "./message.ts";
import type { Open } from "./open.ts";
import type { ResponseFormat, Tool, ToolChoice } from "./tool.ts";

/**
 * A chat request in OpenAI's shape. Anything that the `openai` package's types accept is accepted here; two fields are
 * Overture's own, `overture` and `providerOptions`, and never reach a provider.
 */
export interface ChatCompletionRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly stream?: boolean | null | undefined;
  readonly stream_options?:
    | { readonly include_usage?: boolean | undefined; readonly include_obfuscation?: boolean | undefined }
    | null
    | undefined;
  readonly max_tokens?: number | null | undefined;
  readonly max_completion_tokens?: number | null | undefined;
  readonly temperature?: number | null | undefined;
  readonly top_p?: number | null | undefined;
  readonly frequency_penalty?: number | null | undefined;
  readonly presence_penalty?: number | null | undefined;
  readonly stop?: string | readonly string[] | null | undefined;
  readonly seed?: number | null | undefined;
  readonly n?: number | null | undefined;
  readonly logprobs?: boolean | null | undefined;
  readonly top_logprobs?: number | null | undefined;
  readonly logit_bias?: { readonly [token: string]: number } | null | undefined;
  readonly tools?: readonly Tool[] | null | undefined;
  readonly tool_choice?: ToolChoice | null | undefined;
  readonly parallel_tool_calls?: boolean | null | undefined;
  readonly functions?:
    | readonly {
        readonly name: string;
        readonly description?: string | undefined;
        readonly parameters?: { readonly [key: string]: unknown } | undefined;
      }[]
    | null
    | undefined;
  readonly function_call?: Open<"none" | "auto"> | { readonly name: string } | null | undefined;
  readonly response_format?: ResponseFormat | null | undefined;
  readonly reasoning_effort?: Open<"none" | "minimal" | "low" | "medium" | "high" | "xhigh" | "max"> | null | undefined;
  readonly verbosity?: Open<"low" | "medium" | "high"> | null | undefined;
  readonly modalities?: readonly Open<"text" | "audio">[] | null | undefined;
  readonly audio?: { readonly format: string; readonly voice: string | { readonly id: string } } | null | undefined;
  readonly prediction?: { readonly type: "content"; readonly content: string | readonly TextPart[] } | null | undefined;
  readonly moderation?: { readonly model: string; readonly policy?: object | null | undefined } | null | undefined;
  readonly metadata?: { readonly [key: string]: string } | null | undefined;
  readonly user?: string | null | undefined;
  readonly safety_identifier?: string | null | undefined;
  readonly store?: boolean | null | undefined;
  readonly service_tier?: Open<"auto" | "default" | "flex" | "scale" | "priority" | "fast"> | null | undefined;
  readonly prompt_cache_key?: string | null | undefined;
  readonly prompt_cache_options?:
    | { readonly mode?: Open<"implicit" | "explicit"> | undefined; readonly ttl?: Open<"30m"> | undefined }
    | null
    | undefined;
  readonly prompt_cache_retention?: Open<"in_memory" | "24h"> | null | undefined;
  readonly web_search_options?: object | null | undefined;
  /** What only one vendor knows, by provider id; its adapter merges it into the vendor's own request. */
  readonly providerOptions?: { readonly [provider: string]: { readonly [option: string]: unknown } } | null | undefined;
}
