import { CompletionAssembler } from "../../chunks/index.ts";
import type { Answer } from "../answer.ts";
import type { ChatStream } from "../answer-stream.ts";
import type { Attempt } from "../attempt.ts";
import { faultOf } from "../failing/fault-of.ts";
import { askForStream } from "../open-stream.ts";
import { ProviderStream } from "../provider-stream.ts";
import type { Run } from "../run.ts";
import { checkAnswer } from "./check-answer.ts";
import type { LentToSpeculative } from "./lent.ts";
import { Overlap } from "./overlap.ts";
import { readWhole, type WholeAnswer } from "./read-whole.ts";

/** Carries out a request whose answer is wanted whole: the first valid completion wins. */
export async function complete(run: Run, lent: LentToSpeculative): Promise<Answer> {
  const { walk, answerCost } = lent.streams;
  const overlap = new Overlap(run, lent);
  const won = await walk(run, (attempt, limitMs) => ask(run, attempt, limitMs, overlap, lent), overlap.spend);
  const { attempt, requestId, limits, warnings, firstTokenMs } = won.opened;
  const { model, provider } = attempt.candidate;
  const cost = answerCost(run.request, won.completion, attempt.candidate.card?.prices);
  attempt.succeed({ usage: won.completion.usage, cost, requestId, limits, answer: won.completion.choices });
  run.warn(warnings);
  const begunMs = attempt.startedAt - run.startedAt;
  return { ...won.completion, model, overture: run.metadata(model, provider, begunMs + firstTokenMs) };
}

async function ask(
  run: Run,
  attempt: Attempt,
  limitMs: number,
  { known, settings, partial }: Overlap,
  lent: LentToSpeculative,
): Promise<WholeAnswer> {
  const assembler = new CompletionAssembler();
  partial.set(attempt, assembler);
  const answer = await readWhole(run, attempt, limitMs, assembler, lent);
  const cost = lent.streams.answerCost(run.request, answer.completion, attempt.candidate.card?.prices);
  known.set(attempt, cost);
  try {
    // In the attempt's own time, so that one whose check hangs leaves somebody else the time to answer.
    const check = { validate: settings.validate, limitMs: Math.max(1, limitMs - attempt.elapsedMs()) };
    await checkAnswer(attempt, run.request, answer.completion, check, lent);
  } catch (error) {
    // Settled here, where it is known what it cost all the same, unless another one has won meanwhile.
    if (!attempt.record) attempt.fail(faultOf(error, attempt), cost);
    throw error;
  }
  return answer;
}

/** Carries out a request for a stream: the first model that brings content wins. */
export async function beginStream(run: Run, lent: LentToSpeculative): Promise<ChatStream> {
  const overlap = new Overlap(run, lent);
  const ask = (attempt: Attempt, limitMs: number) => askForStream(run, attempt, limitMs);
  return new ProviderStream(run, await lent.streams.walk(run, ask, overlap.spend), lent.streams);
}
