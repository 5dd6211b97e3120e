import { CompletionAssembler } from "../../chat/index.ts";
import type { Answer } from "../answer.ts";
import { answerCost } from "../answer-cost.ts";
import type { Attempt } from "../attempt.ts";
import { ChatStream } from "../chat-stream.ts";
import { askForStream } from "../open-stream.ts";
import type { Run } from "../run.ts";
import { walk } from "../walk.ts";
import { checkAnswer } from "./check-answer.ts";
import { Overlap } from "./overlap.ts";
import { readWhole, type WholeAnswer } from "./read-whole.ts";

/** Carries out a request whose answer is wanted whole: the first valid completion wins. */
export async function complete(run: Run): Promise<Answer> {
  const overlap = new Overlap(run);
  const won = await walk(run, (attempt, limitMs) => ask(run, attempt, limitMs, overlap), overlap.spend);
  const { attempt, requestId, limits, warnings, firstTokenMs } = won.opened;
  const { model, provider } = attempt.candidate;
  const cost = answerCost(run.request, won.completion, attempt.candidate.card?.prices);
  attempt.succeed({ usage: won.completion.usage, cost, requestId, limits });
  run.warn(warnings);
  const begunMs = attempt.startedAt - run.startedAt;
  return { ...won.completion, model, overture: run.metadata(model, provider, begunMs + firstTokenMs) };
}

async function ask(run: Run, attempt: Attempt, limitMs: number, overlap: Overlap): Promise<WholeAnswer> {
  const { known, settings, partial } = overlap;
  const assembler = new CompletionAssembler();
  partial.set(attempt, assembler);
  const answer = await readWhole(run, attempt, limitMs, assembler);
  const cost = answerCost(run.request, answer.completion, attempt.candidate.card?.prices);
  known.set(attempt, cost);
  try {
    await checkAnswer(run.request, answer.completion, settings.validate);
  } catch (error) {
    // Settled here, where it is known what it cost all the same, unless another one has won meanwhile.
    if (!attempt.record) attempt.fail(error, cost);
    throw error;
  }
  return answer;
}

/** Carries out a request for a stream: the first model that brings content wins. */
export async function beginStream(run: Run): Promise<ChatStream> {
  const overlap = new Overlap(run);
  return new ChatStream(run, await walk(run, (attempt, limitMs) => askForStream(run, attempt, limitMs), overlap.spend));
}
