import type { OpenedStream } from "./open-stream.ts";

/** How long the finish reason waits for the usage, and the usage for the end: providers send them one behind the other. */
export const finishGraceMs = 1000;

/** After the usage comes the stream's terminal marker and nothing else; a provider that goes on is cut off. */
const mostChunksAfterEnd = 16;

/** Reads what comes after an answer's end, so that the connection can be used again, and cuts it off if it goes on. */
export async function drain({ attempt, chunks }: OpenedStream): Promise<void> {
  const { clock } = attempt.run.engine;
  const timer = clock.setTimer(() => attempt.abort(undefined), finishGraceMs);
  try {
    for (let count = 0; count < mostChunksAfterEnd; count += 1) if ((await chunks.next()).done) return;
    attempt.abort(undefined);
  } catch {
    // The answer is complete; what the connection does now is nobody's concern.
  } finally {
    clock.clearTimer(timer);
  }
}
