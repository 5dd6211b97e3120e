import type { FinishReason, Logprobs, UrlCitation } from "./completion.ts";
import type { ReasoningDetail } from "./message.ts";
import type { Usage } from "./usage.ts";

/** A piece of a tool call; pieces with one `index` belong together, and the first of them carries `id` and `name`. */
export interface ToolCallDelta {
  index: number;
  id?: string;
  type?: "function" | "custom";
  function?: { name?: string; arguments?: string };
  custom?: { name?: string; input?: string };
}

/** What one chunk adds to the message. */
export interface ChatCompletionDelta {
  role?: "developer" | "system" | "user" | "assistant" | "tool";
  content?: string | null;
  refusal?: string | null;
  tool_calls?: ToolCallDelta[];
  function_call?: { name?: string; arguments?: string };
  audio?: { id?: string; data?: string; expires_at?: number; transcript?: string };
  /** A piece of the model's reasoning in words. */
  reasoning_content?: string;
  /** Sources that the model cites; each comes once. */
  annotations?: UrlCitation[];
  /** The whole list of reasoning blocks so far: the last one seen is the one to keep. */
  reasoning_details?: ReasoningDetail[];
}

/** What one chunk adds to one choice. */
export interface ChatCompletionChunkChoice {
  index: number;
  delta: ChatCompletionDelta;
  finish_reason: FinishReason | null;
  logprobs?: Logprobs | null;
}

/** One piece of a streamed answer, in OpenAI's shape, whoever gives it. */
export interface ChatCompletionChunk {
  id: string;
  object: "chat.completion.chunk";
  /** Seconds since the Unix epoch. */
  created: number;
  model: string;
  choices: ChatCompletionChunkChoice[];
  usage?: Usage | null;
  service_tier?: "auto" | "default" | "flex" | "scale" | "priority" | "fast" | null;
  system_fingerprint?: string;
}
