import { ChatStream } from "./chat-stream.ts";
import type { LentToStreams } from "./lent-to-streams.ts";
import { openStream } from "./open-stream.ts";
import type { Run } from "./run.ts";

export { Delivery } from "./delivery.ts";
export { jsonLines } from "./json-lines.ts";
export { ChatStream, openStream };

/** Walks the ranking until a stream brings its first content, and hands it over from there. Loaded with the first stream. */
export async function beginStream(run: Run, lent: LentToStreams): Promise<ChatStream> {
  return new ChatStream(run, await openStream(run, lent.walk), lent);
}
