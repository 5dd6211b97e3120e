import { OvertureError } from "../chat/index.ts";
import type { OvertureMetadata } from "../telemetry/index.ts";
import type { Answer } from "./answer.ts";
import type { ChatStream } from "./chat-stream.ts";
import { complete } from "./complete.ts";
import { noteAnswer } from "./note-answer.ts";
import { type AnyRequest, type AnyRun, Run, type RunInit } from "./run.ts";
import { type AskWhole, type Whole, whole } from "./whole.ts";

/** What was answered, whatever it is. */
type Accounted = { readonly overture: OvertureMetadata };

/** Carries a request out: to a whole answer, or to a stream that has begun. */
export async function perform(init: RunInit): Promise<Answer | ChatStream> {
  const run = new Run(init);
  if (!run.request.stream) {
    return await concluded(run, async () => {
      const answer = await complete(run);
      noteAnswer(run, answer);
      return answer;
    });
  }
  return await watched(run, async () => {
    // Half of the way of a request is for streams only: it is loaded with the first one.
    const { beginStream } = await import("./begin-stream.ts");
    return await beginStream(run);
  });
}

/** Carries out a request of another sort than chat: how a candidate is asked is the caller's affair. */
export function performWhole<Request extends AnyRequest, Body extends object>(
  init: RunInit<Request>,
  ask: AskWhole<Request, Body>,
): Promise<Whole<Body>> {
  const run = new Run(init);
  return concluded(run, () => whole(run, ask));
}

function concluded<Given extends Accounted>(run: AnyRun, work: () => Promise<Given>): Promise<Given> {
  return watched(run, async () => {
    const answer = await work();
    run.conclude(answer.overture, undefined);
    return answer;
  });
}

/** Does the work of a run, and concludes the run if it fails. A stream that has begun concludes it when it is over. */
async function watched<Result>(run: AnyRun, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { signal } = run;
    run.conclude(undefined, signal?.aborted ? "aborted" : error instanceof OvertureError ? error.code : "unexpected");
    throw error;
  }
}
