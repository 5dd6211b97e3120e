import { ChunkIterator, type FailedCall } from "@overture/core/provider";
import { faultOf } from "./faults.ts";
import { ChunkReader } from "./from-openai-chunk.ts";

/** The SDK's stream of chunks, structurally. */
export interface OpenAIStream extends AsyncIterable<unknown> {
  readonly controller?: AbortController;
}

/**
 * The SDK's stream, translated chunk by chunk. It is whole once every choice has its finish reason, and goes on to the end
 * of the response, since usage comes behind.
 */
export function chunksOfStream(stream: OpenAIStream, model: string, call: FailedCall): ChunkIterator {
  const reader = new ChunkReader(model);
  return new ChunkIterator({
    events: stream,
    translate: (event) => reader.read(event),
    isWhole: () => reader.finished,
    close: () => stream.controller?.abort(),
    signal: call.signal,
    faultOf: (thrown, begun) => faultOf(thrown, { ...call, begun }),
  });
}
