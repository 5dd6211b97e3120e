import type { FaultKind, Usage } from "@overture/core";
import type { Distribution } from "./distribution.ts";

/** A tool call in a scripted answer. */
export interface ScriptedToolCall {
  /** @default a name that counts up: `call_1` */
  readonly id?: string | undefined;
  readonly name: string;
  /** JSON text, or a value that is written as such. */
  readonly arguments: unknown;
}

/** What a scripted model answers with. */
export interface ScriptedAnswer {
  /** @default a short echo of the last user message */
  readonly text?: string | undefined;
  readonly reasoning?: string | undefined;
  readonly toolCalls?: readonly ScriptedToolCall[] | undefined;
  readonly refusal?: string | undefined;
  /** @default what fits the content: `tool_calls` with tool calls, else `stop` */
  readonly finishReason?: "stop" | "length" | "tool_calls" | "content_filter" | undefined;
  /** `false`: the provider reports none. @default counted from the text, at four characters a token */
  readonly usage?: Usage | false | undefined;
}

/** How long an answer takes, in virtual milliseconds. */
export interface ScriptedPace {
  /** From the call to the first piece of the answer. @default 200: a quick provider */
  readonly firstTokenMs?: Distribution | undefined;
  /** From each output token to the next. @default 10: a hundred tokens a second */
  readonly tokenMs?: Distribution | undefined;
  /** How many tokens the answer has: its time and usage follow, and the default text is filled up to it. @default as many as the text has */
  readonly outputTokens?: Distribution | undefined;
}

/** One answer, at the model's pace or at its own. */
export interface ScriptedAnswerOutcome extends ScriptedPace {
  /** A string stands for `{ text }`. */
  readonly answer: string | ScriptedAnswer;
}

/** One fault, before the answer begins or in the middle of its stream. */
export interface ScriptedFaultOutcome {
  readonly fault: FaultKind;
  /** When it comes, in virtual milliseconds after the call. @default the model's time to the first token */
  readonly afterMs?: number | undefined;
  /** In a stream: how many pieces are handed out first. @default 0: the call itself is refused */
  readonly afterChunks?: number | undefined;
  readonly status?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly requestId?: string | undefined;
  readonly message?: string | undefined;
}

/** Nothing more comes, until the call is aborted. */
export interface ScriptedHangOutcome {
  readonly hang: true;
  /** In a stream: how many pieces are handed out first. @default 0: not even headers come */
  readonly afterChunks?: number | undefined;
}

/** How one call to a scripted provider goes. */
export type ScriptedOutcome = ScriptedAnswerOutcome | ScriptedFaultOutcome | ScriptedHangOutcome;
