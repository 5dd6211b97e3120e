import { OvertureError } from "../chat/index.ts";
import type { Answer } from "./answer.ts";
import { ChatStream } from "./chat-stream.ts";
import { complete } from "./complete.ts";
import { openStream } from "./open-stream.ts";
import { type AnyRun, Run, type RunInit } from "./run.ts";

/** Carries a request out: to a whole answer, or to a stream that has begun. */
export async function perform(init: RunInit): Promise<Answer | ChatStream> {
  const run = new Run(init);
  return await carryOut(run, async () => {
    if (run.request.stream) return new ChatStream(run, await openStream(run));
    const answer = await complete(run);
    run.conclude(answer.overture, undefined);
    return answer;
  });
}

/** Does the work of a run, and concludes it if that fails. Work that succeeds concludes it itself, when all is over. */
export async function carryOut<Result>(run: AnyRun, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { signal } = run;
    run.conclude(undefined, signal?.aborted ? "aborted" : error instanceof OvertureError ? error.code : "unexpected");
    throw error;
  }
}
