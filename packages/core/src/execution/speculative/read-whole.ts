import type { ChatCompletion, ChatCompletionRequest } from "../../chat/index.ts";
import type { CompletionAssembler } from "../../chunks/index.ts";
import type { Attempt } from "../attempt.ts";
import { drain, finishGraceMs } from "../drain.ts";
import { askForStream, nextChunk, type OpenedStream } from "../open-stream.ts";
import type { Run } from "../run.ts";
import { StreamWatch } from "../stream-watch.ts";
import type { LentToSpeculative } from "./lent.ts";

/** A whole answer that came as a stream, before it is settled. */
export interface WholeAnswer {
  readonly opened: OpenedStream;
  readonly completion: ChatCompletion;
}

/** Asks for a stream where the answer is wanted whole, so that a late first content can be seen, and reads it into the assembler. */
export async function readWhole(
  run: Run,
  attempt: Attempt,
  limitMs: number,
  assembler: CompletionAssembler,
  lent: LentToSpeculative,
): Promise<WholeAnswer> {
  const request: ChatCompletionRequest = { ...run.request, stream: true };
  const opened = await askForStream(run, attempt, limitMs, request);
  const late = Promise.withResolvers<never>();
  const watch = new StreamWatch(run, (message) => late.reject(attempt.fault({ kind: "timeout", message })));
  try {
    const reading = readToEnd(run, opened, watch, assembler);
    const completion = await attempt.within(Promise.race([reading, late.promise]), run.remainingMs());
    return { opened, completion: lent.checkCompletion(completion) };
  } finally {
    watch.stop();
  }
}

async function readToEnd(
  run: Run,
  opened: OpenedStream,
  watch: StreamWatch,
  assembler: CompletionAssembler,
): Promise<ChatCompletion> {
  for (const chunk of opened.buffered) assembler.add(chunk);
  const wanted = run.request.n ?? 1;
  const { clock } = run.engine;
  const grace = Promise.withResolvers<undefined>();
  let timer: ReturnType<typeof clock.setTimer> | undefined;
  try {
    for (;;) {
      const isFinished = assembler.finishedChoices >= wanted;
      if (isFinished && assembler.completion().usage) break;
      if (isFinished) timer ??= clock.setTimer(() => grace.resolve(undefined), finishGraceMs);
      watch.asked();
      const next = await Promise.race([nextChunk(opened), grace.promise]);
      watch.answered();
      if (!next) break;
      assembler.add(next);
    }
  } finally {
    if (timer) clock.clearTimer(timer);
  }
  if (assembler.finishedChoices === 0) {
    throw opened.attempt.fault({ kind: "truncated", message: "The stream ended without a finish reason." });
  }
  void drain(opened);
  return assembler.completion();
}
