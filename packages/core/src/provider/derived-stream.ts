import type { ChatCompletion, ChatCompletionChunk } from "../chat/index.ts";
import { chunksOf } from "../chunks/index.ts";
import type { Reply } from "./provider.ts";

/** The stream of a provider that only gives whole answers. Loaded with the first one that is asked for. */
export function derivedStream(reply: Reply<ChatCompletion>): Reply<AsyncIterable<ChatCompletionChunk>> {
  return { ...reply, body: iterate(chunksOf(reply.body)) };
}

async function* iterate(chunks: readonly ChatCompletionChunk[]): AsyncGenerator<ChatCompletionChunk> {
  yield* chunks;
}
