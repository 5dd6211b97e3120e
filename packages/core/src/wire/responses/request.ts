import type { ChatCompletionRequest } from "../../chat/index.ts";

/**
 * A request to the Responses API, as far as it can be routed. Anything that the `openai` package's types accept is accepted
 * here; what ties a request to one provider is refused when it is sent, by its name.
 */
export interface ResponsesRequest
  extends Pick<
    ChatCompletionRequest,
    | "temperature"
    | "top_p"
    | "parallel_tool_calls"
    | "user"
    | "safety_identifier"
    | "service_tier"
    | "prompt_cache_key"
    | "providerOptions"
  > {
  readonly model?: string | undefined;
  /** A text, or the items of a conversation: messages, reasoning, function calls and their outputs. */
  readonly input?: string | readonly object[] | undefined;
  readonly instructions?: string | null | undefined;
  readonly stream?: boolean | null | undefined;
  readonly max_output_tokens?: number | null | undefined;
  /** Functions, and custom tools; what a provider runs itself is refused. */
  readonly tools?: readonly object[] | null | undefined;
  readonly tool_choice?: string | object | null | undefined;
  readonly text?: { readonly format?: object | undefined; readonly verbosity?: string | null | undefined } | undefined;
  readonly reasoning?:
    | { readonly effort?: string | null | undefined; readonly summary?: string | null | undefined }
    | null
    | undefined;
  readonly include?: readonly string[] | null | undefined;
  readonly top_logprobs?: number | null | undefined;
  readonly metadata?: { readonly [key: string]: string } | null | undefined;
  readonly store?: boolean | null | undefined;
  readonly truncation?: string | null | undefined;
}
