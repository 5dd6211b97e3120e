import type { ChatCompletionChunk, ChatCompletionRequest } from "../chat/index.ts";
import type { RateLimits, Warning } from "../provider/index.ts";
import type { Walk } from "./ask.ts";
import type { Attempt } from "./attempt.ts";
import { checkChunk } from "./check-chunk.ts";
import type { Run } from "./run.ts";

/** A provider's stream whose first content has come: from here on a failure can be seen by the caller. */
export interface OpenedStream {
  readonly attempt: Attempt;
  /** What the provider was asked. */
  readonly request: ChatCompletionRequest;
  readonly chunks: AsyncIterator<ChatCompletionChunk>;
  /** What came before the first content, and the chunk that brought it. */
  readonly buffered: ChatCompletionChunk[];
  readonly firstTokenMs: number;
  readonly requestId: string | undefined;
  readonly limits: RateLimits | undefined;
  readonly warnings: readonly Warning[] | undefined;
}

/** Providers send a few chunks without content at most (a role, keep-alives); more is a stream that says nothing. */
const mostEmptyChunks = 10_000;

/** Walks the ranking until a stream brings its first content. */
export function openStream(run: Run, walk: Walk): Promise<OpenedStream> {
  return walk(run, (attempt, limitMs) => askForStream(run, attempt, limitMs));
}

/** Opens the stream of one candidate, in the time that it has until its first content. `request` is the run's, or another. */
export function askForStream(
  run: Run,
  attempt: Attempt,
  limitMs: number,
  request: ChatCompletionRequest = run.request,
): Promise<OpenedStream> {
  return attempt.within(untilContent(run, attempt, limitMs, request), Math.min(limitMs, run.limits.firstTokenMs));
}

async function untilContent(
  run: Run,
  attempt: Attempt,
  limitMs: number,
  request: ChatCompletionRequest,
): Promise<OpenedStream> {
  const { candidate } = attempt;
  const provider = run.engine.provider(candidate.provider);
  // The stream may go on long after its first token: only the request's own deadline bounds it.
  const timeoutMs = Math.max(limitMs, run.remainingMs());
  const reply = await provider.stream(attempt.requestOf(request), attempt.call(timeoutMs));
  const body: Partial<AsyncIterable<ChatCompletionChunk>> | undefined = reply?.body;
  const chunks = body?.[Symbol.asyncIterator]?.();
  if (!chunks) throw attempt.fault({ kind: "malformed", message: "What the provider gave is no stream." });
  attempt.reading(chunks);
  const buffered: ChatCompletionChunk[] = [];
  for (let count = 0; count < mostEmptyChunks; count += 1) {
    const next = await chunks.next();
    if (next.done) break;
    const chunk = checkChunk(next.value, attempt);
    buffered.push(chunk);
    if (hasContent(chunk)) {
      const { requestId, limits, warnings } = reply;
      attempt.firstTokenMs = attempt.elapsedMs();
      const { firstTokenMs } = attempt;
      return { attempt, request, chunks, buffered, firstTokenMs, requestId, limits, warnings };
    }
  }
  throw attempt.fault({
    kind: "truncated",
    message: "The stream ended before any content.",
    requestId: reply.requestId,
  });
}

/** A stream's next chunk; undefined at its end. Asynchronous, so that an iterator that throws at once is one that rejects. */
export async function nextChunk({ attempt, chunks }: OpenedStream): Promise<ChatCompletionChunk | undefined> {
  const result = await chunks.next();
  return result.done ? undefined : checkChunk(result.value, attempt);
}

/** Whether a chunk brings something that the caller can use, or says that the answer is over. */
export function hasContent(chunk: ChatCompletionChunk): boolean {
  for (const { delta, finish_reason } of chunk.choices) {
    if (delta.content || delta.refusal || delta.reasoning_content || finish_reason) return true;
    if (delta.tool_calls?.length || delta.function_call || delta.audio || delta.reasoning_details?.length) return true;
  }
  return false;
}
