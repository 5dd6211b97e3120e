import { asOvertureError } from "./error-response.ts";
import type { WireStream } from "./target.ts";

const encoder = new TextEncoder();

/** How the values of a stream are written. */
export interface Framing {
  /** One value. */
  event(value: unknown): string;
  /** What follows where a stream breaks; nothing, if its values have told of it. */
  error(body: unknown): string;
  /** What follows the last one. */
  readonly end: string;
}

const data = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;

/** Chat's: bare data, and a mark at the end. */
const chatFraming: Framing = { event: data, error: data, end: "data: [DONE]\n\n" };

/**
 * A stream as server-sent events, in OpenAI's format. It is read as fast as the client reads. A stream that breaks ends with
 * an event that holds the error and without `[DONE]`, which every OpenAI client raises.
 */
export function eventStream(
  stream: WireStream,
  signal: AbortSignal | undefined,
  framing: Framing = chatFraming,
): ReadableStream<Uint8Array> {
  const source: UnderlyingDefaultSource<Uint8Array> = {
    // Comments, which no client reads, keep it from giving up.
    start: (controller) => stream.onProgress?.((comment) => controller.enqueue(encoder.encode(`: ${comment}\n\n`))),
    pull: async (controller) => {
      try {
        const next = await stream.next();
        if (next.done) {
          if (framing.end !== "") controller.enqueue(encoder.encode(framing.end));
          controller.close();
        } else controller.enqueue(encoder.encode(framing.event(next.value)));
      } catch (error) {
        // As a `fetch` does: who aborts sees the body fail with the reason.
        if (signal?.aborted) throw signal.reason;
        const told = framing.error(asOvertureError(error).toJSON());
        if (told !== "") controller.enqueue(encoder.encode(told));
        controller.close();
      }
    },
    cancel: () => stream.abort(),
  };
  // Nothing is read ahead: a reader that stops must not be billed for what it never took.
  return new ReadableStream(source, { highWaterMark: 0 });
}
