import type { ChatCompletion } from "../chat/index.ts";
import type { Answer } from "./answer.ts";
import { answerCost } from "./answer-cost.ts";
import type { Attempt } from "./attempt.ts";
import { checkCompletion } from "./check-completion.ts";
import type { Run } from "./run.ts";
import { whole } from "./whole.ts";

/** Carries out a request whose answer is wanted whole. */
export function complete(run: Run): Promise<Answer> {
  return whole(run, ask);
}

async function ask(run: Run, attempt: Attempt, limitMs: number): Promise<ChatCompletion> {
  const { candidate } = attempt;
  const provider = run.engine.provider(candidate.provider);
  const reply = await attempt.within(provider.chat(attempt.requestOf(run.request), attempt.call(limitMs)), limitMs);
  const body = checkCompletion(reply?.body);
  // Counted before anything is settled: an answer that cannot even be counted is a fault.
  const cost = answerCost(run.request, body, candidate.card?.prices);
  const { requestId, limits } = reply;
  attempt.succeed({ usage: body.usage, cost, requestId, limits, answer: body.choices });
  run.warn(reply.warnings);
  return body;
}
