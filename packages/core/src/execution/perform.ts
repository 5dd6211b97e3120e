import { OvertureError } from "../chat/index.ts";
import type { Answer } from "./answer.ts";
import { ChatStream } from "./chat-stream.ts";
import { complete } from "./complete.ts";
import { noteAnswer } from "./note-answer.ts";
import { openStream } from "./open-stream.ts";
import { Run, type RunInit } from "./run.ts";

/** Carries a request out: to a whole answer, or to a stream that has begun. */
export async function perform(init: RunInit): Promise<Answer | ChatStream> {
  const run = new Run(init);
  try {
    if (run.request.stream) return new ChatStream(run, await openStream(run));
    const answer = await complete(run);
    noteAnswer(run, answer);
    run.conclude(answer.overture, undefined);
    return answer;
  } catch (error) {
    const { signal } = run;
    run.conclude(undefined, signal?.aborted ? "aborted" : error instanceof OvertureError ? error.code : "unexpected");
    throw error;
  }
}
