import type { ReasoningDetail } from "./message.ts";
import type { Usage } from "./usage.ts";

/** Why a model stopped. */
export type FinishReason = "stop" | "length" | "tool_calls" | "content_filter" | "function_call";

/** The probability of one token and of its rivals. */
export interface TokenLogprob {
  token: string;
  bytes: number[] | null;
  logprob: number;
  top_logprobs: { token: string; bytes: number[] | null; logprob: number }[];
}

/** Token probabilities of a choice. */
export interface Logprobs {
  content: TokenLogprob[] | null;
  refusal: TokenLogprob[] | null;
}

/** A call that the model asks for. */
export type ToolCall =
  | { id: string; type: "function"; function: { name: string; arguments: string } }
  | { id: string; type: "custom"; custom: { name: string; input: string } };

/** A source that the model cites. */
export interface UrlCitation {
  type: "url_citation";
  url_citation: { url: string; title: string; start_index: number; end_index: number };
}

/** What the model said. */
export interface ChatCompletionMessage {
  role: "assistant";
  content: string | null;
  refusal: string | null;
  tool_calls?: ToolCall[];
  annotations?: UrlCitation[];
  audio?: { id: string; data: string; expires_at: number; transcript: string } | null;
  function_call?: { name: string; arguments: string } | null;
  /** The model's reasoning in words, where it gives it. */
  reasoning_content?: string;
  /** The model's reasoning as its provider needs it back: send the message back as it is. */
  reasoning_details?: ReasoningDetail[];
}

/** One of a completion's answers. */
export interface ChatCompletionChoice {
  index: number;
  message: ChatCompletionMessage;
  finish_reason: FinishReason;
  logprobs: Logprobs | null;
}

/** A model's whole answer, in OpenAI's shape, whoever gave it. */
export interface ChatCompletion {
  id: string;
  object: "chat.completion";
  /** Seconds since the Unix epoch. */
  created: number;
  model: string;
  choices: ChatCompletionChoice[];
  usage?: Usage;
  service_tier?: "auto" | "default" | "flex" | "scale" | "priority" | "fast" | null;
  system_fingerprint?: string;
}
