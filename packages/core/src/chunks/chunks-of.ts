import type {
  ChatCompletion,
  ChatCompletionChunk,
  ChatCompletionDelta,
  ChatCompletionMessage,
  ToolCall,
  ToolCallDelta,
} from "../chat/index.ts";

/** A whole completion as the chunks of a stream: one with the role and all content, one with the finish reason and usage. */
export function chunksOf(completion: ChatCompletion): ChatCompletionChunk[] {
  const { id, created, model, service_tier, system_fingerprint } = completion;
  const frame = {
    id,
    object: "chat.completion.chunk" as const,
    created,
    model,
    ...(service_tier === undefined ? {} : { service_tier }),
    ...(system_fingerprint === undefined ? {} : { system_fingerprint }),
  };
  const content: ChatCompletionChunk = {
    ...frame,
    choices: completion.choices.map((choice) => ({
      index: choice.index,
      delta: deltaOf(choice.message),
      finish_reason: null,
      ...(choice.logprobs ? { logprobs: choice.logprobs } : {}),
    })),
  };
  const finish: ChatCompletionChunk = {
    ...frame,
    choices: completion.choices.map((choice) => ({
      index: choice.index,
      delta: {},
      finish_reason: choice.finish_reason,
    })),
  };
  if (completion.usage) finish.usage = completion.usage;
  return [content, finish];
}

function deltaOf(message: ChatCompletionMessage): ChatCompletionDelta {
  const delta: ChatCompletionDelta = { role: "assistant" };
  if (message.content !== null) delta.content = message.content;
  if (message.refusal !== null) delta.refusal = message.refusal;
  if (message.reasoning_content !== undefined) delta.reasoning_content = message.reasoning_content;
  if (message.annotations !== undefined) delta.annotations = message.annotations;
  if (message.reasoning_details !== undefined) delta.reasoning_details = message.reasoning_details;
  if (message.function_call) delta.function_call = message.function_call;
  if (message.audio) delta.audio = message.audio;
  if (message.tool_calls) delta.tool_calls = message.tool_calls.map(toolCallDelta);
  return delta;
}

function toolCallDelta(call: ToolCall, index: number): ToolCallDelta {
  return call.type === "custom"
    ? { index, id: call.id, type: "custom", custom: call.custom }
    : { index, id: call.id, type: "function", function: call.function };
}
