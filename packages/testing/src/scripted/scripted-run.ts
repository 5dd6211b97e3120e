import {
  type Call,
  type ChatCompletionChunk,
  type ChatCompletionRequest,
  type Clock,
  faultMeanings,
  type Provider,
  ProviderFault,
  type Reply,
  sleep,
} from "@overture/core";
import { chunksOf } from "./scripted-chunks.ts";
import { completionOf } from "./scripted-completion.ts";
import type { DrawnCall } from "./scripted-model.ts";

/** One call of a scripted provider, under way. */
export interface ScriptedRun {
  readonly request: ChatCompletionRequest;
  readonly call: Call;
  readonly clock: Clock;
  readonly id: string;
  readonly drawn: DrawnCall;
  /** Notes the end, however often it is told. */
  end(error?: unknown): void;
  /** Notes that the caller left the stream before its end. */
  leave(): void;
}

/** Lets a call go its way, and notes how it ended if it failed. */
export async function settle<T>(run: ScriptedRun, answer: (run: ScriptedRun) => Promise<T>): Promise<T> {
  try {
    return await answer(run);
  } catch (error) {
    run.end(error);
    throw error;
  }
}

/** Answers as a whole. */
export async function chat(run: ScriptedRun): ReturnType<Provider["chat"]> {
  const { drawn } = run;
  if (!("answer" in drawn.outcome)) await fail(run);
  const body = completionFor(run);
  const tokens = drawn.outputTokens ?? body.usage?.completion_tokens ?? 1;
  await wait(run, drawn.firstTokenMs + drawn.tokenMs * Math.max(0, tokens - 1));
  run.end();
  return { body, requestId: run.id, warnings: [] };
}

/** Answers piece by piece; resolves when the first piece is ready. */
export async function stream(run: ScriptedRun): Promise<Reply<AsyncIterable<ChatCompletionChunk>>> {
  const { outcome, firstTokenMs } = run.drawn;
  const piecesFirst = "answer" in outcome ? Number.POSITIVE_INFINITY : (outcome.afterChunks ?? 0);
  if (piecesFirst === 0) await fail(run);
  await wait(run, firstTokenMs);
  // A stream that nobody reads ends with its signal, or it would count as open for good.
  run.call.signal.addEventListener("abort", () => run.leave(), { once: true });
  return { body: pieces(run, piecesFirst), requestId: run.id, warnings: [] };
}

async function* pieces(run: ScriptedRun, limit: number): AsyncGenerator<ChatCompletionChunk> {
  try {
    const completion = completionFor(run);
    const { content, last } = chunksOf(completion);
    const tokens = run.drawn.outputTokens ?? completion.usage?.completion_tokens ?? content.length;
    const stepMs = (run.drawn.tokenMs * Math.max(0, tokens - 1)) / Math.max(1, content.length - 1);
    for (const [index, chunk] of content.entries()) {
      if (index >= limit) break;
      await wait(run, index === 0 ? 0 : stepMs);
      yield chunk;
    }
    if (Number.isFinite(limit)) await fail(run);
    await wait(run, 0);
    run.end();
    yield last;
  } catch (error) {
    run.end(error);
    throw error;
  } finally {
    run.leave();
  }
}

/** What the call answers, or would have answered. */
export function completionFor(run: ScriptedRun): ReturnType<typeof completionOf> {
  const { outcome, outputTokens } = run.drawn;
  const answer = "answer" in outcome ? outcome.answer : {};
  return completionOf(typeof answer === "string" ? { text: answer } : answer, {
    id: run.id,
    model: run.call.model,
    now: run.clock.now(),
    request: run.request,
    outputTokens,
  });
}

/** Fails as scripted, when it is time, or hangs until the call is aborted. */
async function fail(run: ScriptedRun): Promise<never> {
  const { outcome, firstTokenMs } = run.drawn;
  if (!("fault" in outcome)) {
    await wait(run, Number.POSITIVE_INFINITY);
    throw new Error("a hanging call went on");
  }
  await wait(run, outcome.afterMs ?? firstTokenMs);
  const message = outcome.message ?? `Scripted fault: ${outcome.fault}`;
  const status = outcome.status ?? (outcome.fault === "network" ? undefined : faultMeanings[outcome.fault].status);
  const { fault: kind, retryAfterMs, requestId = run.id } = outcome;
  throw new ProviderFault({ kind, message, status, retryAfterMs, requestId });
}

/** Waits on the clock; an abort ends it with the fault that an adapter owes. An infinite wait sets no timer. */
async function wait(run: ScriptedRun, ms: number): Promise<void> {
  const { signal } = run.call;
  try {
    signal.throwIfAborted();
    if (ms === Number.POSITIVE_INFINITY) {
      await new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      });
    }
    if (ms > 0) await sleep(run.clock, ms, signal);
  } catch (cause) {
    throw new ProviderFault({ kind: "aborted", message: "The call was aborted", requestId: run.id, cause });
  }
}
