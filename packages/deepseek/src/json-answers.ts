import type {
  Call,
  ChatCompletion,
  ChatCompletionChunk,
  ChatCompletionRequest,
  Provider,
  Reply,
  Warning,
} from "@overture/core/provider";
import { FenceReader } from "./fence-reader.ts";
import { schemaOf } from "./to-format.ts";

type Chunks = AsyncIterable<ChatCompletionChunk>;

/**
 * The provider, whose answers in JSON come without the code fence that a model may put around them, and which says of each
 * request with a JSON schema that the schema was only asked for in words.
 */
export function withJsonAnswers(provider: Provider): Provider {
  return {
    ...provider,
    async chat(request, call) {
      const reply = await provider.chat(request, call);
      return wantsJson(request) ? { ...reply, ...said(reply, request, call), body: unfenced(reply.body) } : reply;
    },
    async stream(request, call) {
      const reply = await provider.stream(request, call);
      return wantsJson(request) ? { ...reply, ...said(reply, request, call), body: unfencedChunks(reply.body) } : reply;
    },
  };
}

function wantsJson({ response_format: format }: ChatCompletionRequest): boolean {
  return format?.type === "json_object" || format?.type === "json_schema";
}

function said(
  { warnings }: Reply<unknown>,
  request: ChatCompletionRequest,
  { model }: Call,
): { readonly warnings: readonly Warning[] } {
  if (!schemaOf(request)) return { warnings };
  const message =
    `response_format was asked for in words: DeepSeek does not enforce a JSON schema, so that the answer of ${model} ` +
    "may not fit it. Check it before use.";
  return { warnings: [...warnings, { code: "schema_not_enforced", message, param: "response_format" }] };
}

function unfenced(completion: ChatCompletion): ChatCompletion {
  for (const { message } of completion.choices) {
    const reader = new FenceReader();
    if (message.content) message.content = reader.read(message.content) + reader.end();
  }
  return completion;
}

/** By hand, as the stream itself is: a generator could not close it while it waits for a chunk. */
function unfencedChunks(chunks: Chunks): AsyncIterableIterator<ChatCompletionChunk> {
  const iterator = chunks[Symbol.asyncIterator]();
  // DeepSeek gives one choice.
  const reader = new FenceReader();
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const step = await iterator.next();
      if (!step.done) for (const choice of step.value.choices) unfenceChoice(choice, reader);
      return step;
    },
    async return() {
      await iterator.return?.();
      return { done: true, value: undefined };
    },
  };
}

function unfenceChoice({ delta, finish_reason }: ChatCompletionChunk["choices"][number], reader: FenceReader): void {
  if (delta.content) delta.content = reader.read(delta.content);
  const rest = finish_reason === null ? "" : reader.end();
  if (rest) delta.content = (delta.content ?? "") + rest;
}
