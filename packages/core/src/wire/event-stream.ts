import { asOvertureError } from "./error-response.ts";
import type { WireStream } from "./target.ts";

const encoder = new TextEncoder();
const endOfStream = encoder.encode("data: [DONE]\n\n");

/**
 * A stream as server-sent events, in OpenAI's format. It is read as fast as the client reads. A stream that breaks ends with
 * an event that holds the error and without `[DONE]`, which every OpenAI client raises.
 */
export function eventStream(stream: WireStream, signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
  const source: UnderlyingDefaultSource<Uint8Array> = {
    pull: async (controller) => {
      try {
        const next = await stream.next();
        if (next.done) {
          controller.enqueue(endOfStream);
          controller.close();
        } else controller.enqueue(encoder.encode(`data: ${JSON.stringify(next.value)}\n\n`));
      } catch (error) {
        // As a `fetch` does: who aborts sees the body fail with the reason.
        if (signal?.aborted) throw signal.reason;
        controller.enqueue(encoder.encode(`data: ${JSON.stringify(asOvertureError(error).toJSON())}\n\n`));
        controller.close();
      }
    },
    cancel: () => stream.abort(),
  };
  // Nothing is read ahead: a reader that stops must not be billed for what it never took.
  return new ReadableStream(source, { highWaterMark: 0 });
}
