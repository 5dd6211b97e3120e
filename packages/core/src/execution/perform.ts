import { addCosts, costOf, estimateTextTokens, noCost, unknownCost } from "../catalog/index.ts";
import { OvertureError } from "../chat/index.ts";
import type { OvertureMetadata } from "../telemetry/index.ts";
import { newId, seededRandom } from "../time/index.ts";
import type { Answer } from "./answer.ts";
import { answerCost, estimatedUsage } from "./answer-cost.ts";
import type { ChatStream } from "./answer-stream.ts";
import { askCandidate } from "./ask-candidate.ts";
import { canAsk } from "./ask-in-order.ts";
import { checkCompletion } from "./check-completion.ts";
import { complete } from "./complete.ts";
import type { LentToCouncil } from "./council/lent.ts";
import { CouncilError } from "./council-error.ts";
import { flawOf } from "./flaw.ts";
import type { LentToStreams } from "./lent-to-streams.ts";
import { noteAnswer } from "./note-answer.ts";
import { type AnyRequest, type AnyRun, Run, type RunInit } from "./run.ts";
import type { LentToSpeculative } from "./speculative/lent.ts";
import { StreamInterruptedError } from "./stream-interrupted.ts";
import { walk } from "./walk.ts";
import { type AskWhole, type Whole, whole } from "./whole.ts";

const lentToStreams: LentToStreams = {
  ...{ walk, askCandidate, canAsk, answerCost, estimatedUsage, noteAnswer, StreamInterruptedError },
};

type LentToModes = LentToSpeculative & LentToCouncil;

const lentToModes: LentToModes = {
  streams: lentToStreams,
  begin: (init) => new Run(init),
  ...{ complete, noteAnswer, flawOf, checkCompletion, CouncilError, OvertureError, newId, seededRandom },
  ...{ addCosts, costOf, estimateTextTokens, noCost, unknownCost },
};

/** What was answered, whatever it is. */
type Accounted = { readonly overture: OvertureMetadata };

/** Carries a request out: to a whole answer, or to a stream that has begun. */
export async function perform(init: RunInit): Promise<Answer | ChatStream> {
  const run = new Run(init);
  if (!run.request.stream) {
    return await concluded(run, async () => {
      const answer = run.mode === "single" ? await complete(run) : await (await modeOf(run)).complete(run, lentToModes);
      noteAnswer(run, answer);
      return answer;
    });
  }
  return await watched(run, async () => {
    // Half of the way of a request is for streams only: it is loaded with the first one.
    if (run.mode !== "single") return await (await modeOf(run)).beginStream(run, lentToModes);
    const { beginStream } = await import("./begin-stream.ts");
    return await beginStream(run, lentToStreams);
  });
}

/** How a mode carries out requests. What goes wrong with a request is concluded here. */
interface ModeWork {
  complete(run: Run, lent: LentToModes): Promise<Answer>;
  beginStream(run: Run, lent: LentToModes): Promise<ChatStream>;
}

/** Modes beside `single` are loaded with the first request that asks for them. */
function modeOf({ mode }: Run): Promise<ModeWork> {
  return mode === "council" ? import("./council/index.ts") : import("./speculative/index.ts");
}

/** Carries out a request of another sort than chat: how a candidate is asked is the caller's affair. */
export function performWhole<Request extends AnyRequest, Body extends object>(
  init: RunInit<Request>,
  ask: AskWhole<Request, Body>,
): Promise<Whole<Body>> {
  const run = new Run({ ...init, mode: "single" });
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
  const { engine, belongsTo, headers } = run;
  try {
    if (!engine.tracing && (belongsTo?.traceparent ?? headers.traceparent)) {
      const { W3cTracing } = await import("../telemetry/w3c/index.ts");
      engine.tracing ??= new W3cTracing(engine.random);
    }
    run.begin();
    if (run.admission) await run.admission.open(run);
    return await work();
  } catch (error) {
    const { signal } = run;
    run.conclude(undefined, signal?.aborted ? "aborted" : error instanceof OvertureError ? error.code : "unexpected");
    throw error;
  }
}
