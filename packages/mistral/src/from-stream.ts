import type { ChunkTranslator } from "./chunk-translator.ts";
import { type Call, type CallSignal, ChunkIterator } from "./core.ts";
import { toFault } from "./faults.ts";
import { isAnswer } from "./from-mistral.ts";
import { objectOf } from "./json.ts";
import type { ResponseNotes } from "./response-notes.ts";

/** What a stream's translation needs beside its events. */
export interface StreamCircumstances {
  readonly translator: ChunkTranslator;
  readonly call: Pick<Call, "signal" | "credential">;
  readonly callSignal: CallSignal;
  /** The provider's id of the request. */
  readonly requestId: string | undefined;
  readonly notes: ResponseNotes | undefined;
}

/** Whether what came is the SDK's stream. */
export function isEventStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** Mistral's events as OpenAI's chunks. The SDK does not tell a whole stream from a cut one, but a finish reason does. */
export function fromStream(events: AsyncIterable<unknown>, circumstances: StreamCircumstances): ChunkIterator {
  const { translator, call, callSignal, requestId, notes } = circumstances;
  return new ChunkIterator({
    events,
    translate(event) {
      const { data } = objectOf(event);
      if (isAnswer(data)) return translator.translate(data);
      throw new TypeError("It is no answer.");
    },
    isWhole: () => translator.finished,
    close: () => callSignal.abort(),
    ended: () => callSignal.release(),
    signal: call.signal,
    faultOf: (thrown, begun) => toFault(thrown, { ...call, callSignal, requestId, notes, begun }),
  });
}
