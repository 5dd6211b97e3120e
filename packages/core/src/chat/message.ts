import type { Open } from "./open.ts";

/** A piece of text in a message. */
export interface TextPart {
  readonly type: "text";
  readonly text: string;
  /** OpenAI's mark for the end of a prefix that should be cached. */
  readonly prompt_cache_breakpoint?:
    | { readonly mode: Open<"explicit">; readonly ttl?: Open<"30m" | "12h"> | undefined }
    | null
    | undefined;
  /** Anthropic's mark for the same; either mark is translated for whichever provider answers. */
  readonly cache_control?:
    | { readonly type: Open<"ephemeral">; readonly ttl?: Open<"5m" | "1h"> | undefined }
    | null
    | undefined;
}

/** An image, by address or as a `data:` URL. */
export interface ImagePart {
  readonly type: "image_url";
  readonly image_url: {
    readonly url: string;
    readonly detail?: Open<"auto" | "low" | "high" | "original"> | null | undefined;
  };
  readonly prompt_cache_breakpoint?: TextPart["prompt_cache_breakpoint"];
  readonly cache_control?: TextPart["cache_control"];
}

/** Sound, as base64. */
export interface AudioPart {
  readonly type: "input_audio";
  readonly input_audio: { readonly data: string; readonly format: Open<"wav" | "mp3"> };
  readonly prompt_cache_breakpoint?: TextPart["prompt_cache_breakpoint"];
}

/** A file: its bytes as a `data:` URL, or the id that the provider gave it. */
export interface FilePart {
  readonly type: "file";
  readonly file: {
    readonly file_data?: string | undefined;
    readonly file_id?: string | undefined;
    readonly filename?: string | undefined;
  };
  readonly prompt_cache_breakpoint?: TextPart["prompt_cache_breakpoint"];
}

/** What a model said instead of answering. */
export interface RefusalPart {
  readonly type: "refusal";
  readonly refusal: string;
}

/** What a user's message can hold. */
export type UserPart = TextPart | ImagePart | AudioPart | FilePart;

/**
 * One block of a model's reasoning as its provider wants it back on the next turn. A message carries the whole list, so
 * that a client that keeps only the last one it saw still keeps all of it.
 */
export interface ReasoningDetail {
  /** `thinking` is readable; `redacted` is opaque data. */
  readonly type: "thinking" | "redacted";
  /** Whose format this is, as an adapter's id: no other provider can read the signature. */
  readonly provider: string;
  /** How many other blocks of the message (text, tool calls) came before it. @default 0 */
  readonly position?: number | undefined;
  readonly text?: string | undefined;
  readonly signature?: string | undefined;
  readonly data?: string | undefined;
}

/** A call of a function that a model asks for; `arguments` is JSON text, and may be malformed. */
export interface FunctionToolCall {
  readonly id: string;
  readonly type: "function";
  readonly function: { readonly name: string; readonly arguments: string };
}

/** A call of a custom (free text) tool. */
export interface CustomToolCall {
  readonly id: string;
  readonly type: "custom";
  readonly custom: { readonly name: string; readonly input: string };
}

/** A call that a model asks for. */
export type ToolCallParam = FunctionToolCall | CustomToolCall;

/** Instructions from the application. */
export interface SystemMessage {
  readonly role: "system" | "developer";
  readonly content: string | readonly TextPart[];
  readonly name?: string | undefined;
}

/** What the user says. */
export interface UserMessage {
  readonly role: "user";
  readonly content: string | readonly UserPart[];
  readonly name?: string | undefined;
}

/** What a model said on an earlier turn. */
export interface AssistantMessage {
  readonly role: "assistant";
  readonly content?: string | readonly (TextPart | RefusalPart)[] | null | undefined;
  readonly name?: string | undefined;
  readonly refusal?: string | null | undefined;
  readonly audio?: { readonly id: string } | null | undefined;
  readonly function_call?: { readonly name: string; readonly arguments: string } | null | undefined;
  readonly tool_calls?: readonly ToolCallParam[] | null | undefined;
  /** The model's reasoning in words. */
  readonly reasoning_content?: string | null | undefined;
  /** The model's reasoning as its provider needs it back. */
  readonly reasoning_details?: readonly ReasoningDetail[] | null | undefined;
}

/** What a tool call gave. */
export interface ToolMessage {
  readonly role: "tool";
  readonly content: string | readonly TextPart[];
  readonly tool_call_id: string;
}

/** What a call of a function gave, in OpenAI's older form. */
export interface FunctionMessage {
  readonly role: "function";
  readonly content: string | null;
  readonly name: string;
}

/** One message of a conversation. */
export type ChatMessage = SystemMessage | UserMessage | AssistantMessage | ToolMessage | FunctionMessage;
