import type { ChatCompletion, ChatCompletionMessage, ChatCompletionRequest, ToolCall } from "@overture/core";
import type { ScriptedAnswer } from "./outcome.ts";

/** About how many tokens a text has: four characters each, as English has in most tokenizers. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

/** What the user said last, as text. */
export function lastUserText(request: ChatCompletionRequest): string {
  const message = request.messages.findLast((candidate) => candidate.role === "user");
  if (message?.role !== "user") return "";
  if (typeof message.content === "string") return message.content;
  return message.content.map((part) => (part.type === "text" ? part.text : "")).join("");
}

function toolCallsOf(answer: ScriptedAnswer): ToolCall[] {
  return (answer.toolCalls ?? []).map((call, index) => ({
    id: call.id ?? `call_${index + 1}`,
    type: "function",
    function: {
      name: call.name,
      arguments: typeof call.arguments === "string" ? call.arguments : JSON.stringify(call.arguments ?? {}),
    },
  }));
}

function textOf(answer: ScriptedAnswer, request: ChatCompletionRequest, tokens: number | undefined): string | null {
  if (answer.text === undefined && (answer.toolCalls !== undefined || answer.refusal !== undefined)) return null;
  const text = answer.text ?? `You said: ${lastUserText(request).slice(0, 120)}`;
  if (tokens === undefined || answer.text !== undefined) return text;
  const wanted = Math.max(1, Math.round(tokens)) * 4;
  return text + " and".repeat(Math.max(0, Math.ceil((wanted - text.length) / 4)));
}

/** What a completion is made from beside its answer. */
export interface ScriptedCompletionInit {
  readonly id: string;
  readonly model: string;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  readonly request: ChatCompletionRequest;
  /** How many tokens the answer has; absent: as many as its text. */
  readonly outputTokens?: number | undefined;
}

/** Makes the whole completion that a scripted answer stands for. */
export function completionOf(answer: ScriptedAnswer, init: ScriptedCompletionInit): ChatCompletion {
  const toolCalls = toolCallsOf(answer);
  const content = textOf(answer, init.request, init.outputTokens);
  const message: ChatCompletionMessage = { role: "assistant", content, refusal: answer.refusal ?? null };
  if (toolCalls.length > 0) message.tool_calls = toolCalls;
  if (answer.reasoning !== undefined) message.reasoning_content = answer.reasoning;
  const finish = answer.finishReason ?? (toolCalls.length > 0 ? "tool_calls" : "stop");
  const completion: ChatCompletion = {
    id: init.id,
    object: "chat.completion",
    created: Math.floor(init.now / 1000),
    model: init.model,
    choices: [{ index: 0, message, finish_reason: finish, logprobs: null }],
  };
  if (answer.usage === false) return completion;
  const said = [content, answer.reasoning, answer.refusal, ...toolCalls.map((call) => JSON.stringify(call))].join("");
  const input = estimateTokens(JSON.stringify(init.request.messages));
  const output = Math.max(1, Math.round(init.outputTokens ?? estimateTokens(said)));
  const counted = { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
  return { ...completion, usage: answer.usage ?? counted };
}
