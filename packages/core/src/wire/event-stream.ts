import { asOvertureError } from "./error-response.ts";
import type { WireStream } from "./target.ts";

const encoder = new TextEncoder();
const endOfStream = encoder.encode("data: [DONE]\n\n");

/**
 * A stream as server-sent events, in OpenAI's format. It is read as fast as the client reads. A stream that breaks ends with
 * an event that holds the error and without `[DONE]`, which every OpenAI client raises.
 */
export function eventStream(stream: WireStream): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const next = await stream.next();
          if (next.done) {
            controller.enqueue(endOfStream);
            controller.close();
          } else controller.enqueue(encoder.encode(`data: ${JSON.stringify(next.value)}\n\n`));
        } catch (error) {
          if (isAbort(error)) {
            controller.error(error);
            return;
          }
          controller.enqueue(encoder.encode(`data: ${JSON.stringify(asOvertureError(error).toJSON())}\n\n`));
          controller.close();
        }
      },
      cancel: () => stream.abort(),
    },
    // Nothing is read ahead: a reader that stops must not be billed for what it never took.
    { highWaterMark: 0 },
  );
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === "AbortError" || error.name === "TimeoutError");
}
