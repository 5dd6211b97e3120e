import type { ChatStream } from "./answer-stream.ts";
import type { LentToStreams } from "./lent-to-streams.ts";
import { openStream } from "./open-stream.ts";
import { ProviderStream } from "./provider-stream.ts";
import type { Run } from "./run.ts";

export { Delivery } from "./delivery.ts";
export { jsonLines } from "./json-lines.ts";
export { openStream, ProviderStream };

/** Walks the ranking until a stream brings its first content, and hands it over from there. Loaded with the first stream. */
export async function beginStream(run: Run, lent: LentToStreams): Promise<ChatStream> {
  return new ProviderStream(run, await openStream(run, lent.walk), lent);
}
