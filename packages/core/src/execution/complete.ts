import type { ChatCompletion } from "../chat/index.ts";
import type { Answer } from "./answer.ts";
import { answerCost } from "./answer-cost.ts";
import type { Attempt } from "./attempt.ts";
import { checkCompletion } from "./check-completion.ts";
import type { Run } from "./run.ts";
import { walk } from "./walk.ts";

/** Carries out a request whose answer is wanted whole. */
export async function complete(run: Run): Promise<Answer> {
  const { attempt, body } = await walk(run, (attempt, limitMs) => ask(run, attempt, limitMs));
  const { model, provider } = attempt.candidate;
  // A copy, since a provider may hand out the same object again.
  return { ...body, model, overture: run.metadata(model, provider) };
}

async function ask(run: Run, attempt: Attempt, limitMs: number): Promise<{ attempt: Attempt; body: ChatCompletion }> {
  const { candidate } = attempt;
  const provider = run.engine.provider(candidate.provider);
  const reply = await attempt.within(provider.chat(run.request, attempt.call(limitMs)), limitMs);
  const body = checkCompletion(reply?.body);
  // Counted before anything is settled: an answer that cannot even be counted is a fault.
  const cost = answerCost(run.request, body, candidate.card?.prices);
  attempt.succeed({ usage: body.usage, cost, requestId: reply.requestId, limits: reply.limits });
  run.warn(reply.warnings);
  return { attempt, body };
}
