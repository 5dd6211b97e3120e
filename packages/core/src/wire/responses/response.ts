/** Text of a message, with the sources that it cites. */
export interface OutputText {
  type: "output_text";
  text: string;
  annotations: UrlAnnotation[];
  logprobs?: TextLogprob[];
}

/** What the model said instead of answering. */
export interface OutputRefusal {
  type: "refusal";
  refusal: string;
}

/** A source that the model cites. */
export interface UrlAnnotation {
  type: "url_citation";
  url: string;
  title: string;
  start_index: number;
  end_index: number;
}

/** The probability of one token and of its rivals. */
export interface TextLogprob {
  token: string;
  bytes: number[];
  logprob: number;
  top_logprobs: { token: string; bytes: number[]; logprob: number }[];
}

/** How far an item has come. */
export type ItemStatus = "in_progress" | "completed" | "incomplete";

/** A message of the model. */
export interface MessageItem {
  id: string;
  type: "message";
  role: "assistant";
  status: ItemStatus;
  content: (OutputText | OutputRefusal)[];
}

/** A call of a function that the model asks for. */
export interface FunctionCallItem {
  id: string;
  type: "function_call";
  status: ItemStatus;
  call_id: string;
  name: string;
  arguments: string;
}

/** A call of a tool that takes free text. */
export interface CustomCallItem {
  id: string;
  type: "custom_tool_call";
  status: ItemStatus;
  call_id: string;
  name: string;
  input: string;
}

/** The model's reasoning: in words where it gives it, and sealed as its provider wants it back. */
export interface ReasoningItem {
  id: string;
  type: "reasoning";
  status: ItemStatus;
  summary: { type: "summary_text"; text: string }[];
  encrypted_content: string | null;
}

/** What a response is made of. */
export type OutputItem = MessageItem | FunctionCallItem | CustomCallItem | ReasoningItem;

/** What a response used, in the names of OpenAI's Responses API. */
export interface ResponseUsage {
  input_tokens: number;
  input_tokens_details: { cached_tokens: number; cache_write_tokens: number };
  output_tokens: number;
  output_tokens_details: { reasoning_tokens: number };
  total_tokens: number;
}

/** The fields of a response that tell of the request, and do not change while it is answered. */
export interface ResponseSettings {
  readonly [field: string]: unknown;
}

/** A response, in OpenAI's shape. */
export interface ResponseObject extends ResponseSettings {
  readonly id: string;
  readonly object: "response";
  /** Seconds since the Unix epoch. */
  readonly created_at: number;
  readonly status: "in_progress" | "completed" | "incomplete" | "failed";
  readonly model: string;
  readonly output: readonly OutputItem[];
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly incomplete_details: { readonly reason: "max_output_tokens" | "content_filter" } | null;
  readonly usage?: ResponseUsage | undefined;
}

/** One event of a streamed response. */
export interface ResponseEvent {
  readonly type: string;
  readonly sequence_number: number;
  readonly [field: string]: unknown;
}
