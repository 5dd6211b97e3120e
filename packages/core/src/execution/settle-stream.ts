import type { ChatCompletion } from "../chat/index.ts";
import type { ProviderFault } from "../provider/index.ts";
import type { Answer } from "./answer.ts";
import { answerCost, partialCost } from "./answer-cost.ts";
import type { Delivery } from "./delivery.ts";
import { noteAnswer } from "./note-answer.ts";
import type { OpenedStream } from "./open-stream.ts";
import type { Run } from "./run.ts";
import { interruptedBy, type StreamInterruptedError } from "./stream-interrupted.ts";

/** Settles the attempt of a stream that came to its end, and gives the answer that it comes to. */
export function finishStream(run: Run, opened: OpenedStream, delivery: Delivery): Answer {
  const { attempt, requestId, limits, firstTokenMs } = opened;
  const { card, model, provider } = attempt.candidate;
  const completion = assembled(opened, delivery);
  const cost = answerCost(run.request, completion, card?.prices);
  attempt.succeed({ usage: completion.usage, cost, requestId, limits });
  const overture = run.metadata(model, provider, attempt.startedAt - run.startedAt + firstTokenMs);
  delivery.end(overture);
  const answer = Object.assign(completion, { overture });
  noteAnswer(run, answer);
  return answer;
}

/** Settles the attempt of a stream that broke or was left, at what had come until then. */
export function failStream(run: Run, { attempt }: OpenedStream, delivery: Delivery, error: unknown): ProviderFault {
  return attempt.fail(error, partialCost(run.request, delivery.assembler.completion(), attempt.candidate.card?.prices));
}

/** The error of a stream that broke for good. */
export function brokenStream(
  run: Run,
  opened: OpenedStream,
  delivery: Delivery,
  fault: ProviderFault,
): StreamInterruptedError {
  return interruptedBy(fault, run, assembled(opened, delivery));
}

function assembled({ attempt }: OpenedStream, { assembler }: Delivery): ChatCompletion {
  const completion = assembler.completion();
  completion.model = attempt.candidate.model;
  return completion;
}
