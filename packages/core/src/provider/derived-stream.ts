import type { ChatCompletion, ChatCompletionChunk } from "../chat/index.ts";
import { chunksOf } from "../chunks/index.ts";
import type { Reply } from "./provider.ts";

/** The stream of a provider that only gives whole answers. Loaded with the first one that is asked for. */
export function derivedStream(reply: Reply<ChatCompletion>): Reply<AsyncIterable<ChatCompletionChunk>> {
  return { ...reply, body: iterate(readChunks(reply.body)) };
}

/** Chunks that tell nothing where the answer is none: who reads them objects. */
function readChunks(completion: ChatCompletion): readonly ChatCompletionChunk[] {
  try {
    return chunksOf(completion);
  } catch {
    // `checkChunk` says what a chunk must be.
    return [{} as ChatCompletionChunk];
  }
}

async function* iterate(chunks: readonly ChatCompletionChunk[]): AsyncGenerator<ChatCompletionChunk> {
  yield* chunks;
}
