import type { ChatCompletion } from "../chat/index.ts";
import type { Answer } from "./answer.ts";
import type { Attempt } from "./attempt.ts";
import { checkCompletion } from "./check-completion.ts";
import type { Run } from "./run.ts";
import { walk } from "./walk.ts";

/** Carries out a request whose answer is wanted whole. */
export async function complete(run: Run): Promise<Answer> {
  const { attempt, body } = await walk(run, ask);
  const { model, provider } = attempt.candidate;
  // A copy, since a provider may hand out the same object again.
  return { ...body, model, overture: run.metadata(model, provider) };
}

async function ask(attempt: Attempt, limitMs: number): Promise<{ attempt: Attempt; body: ChatCompletion }> {
  const { run, candidate } = attempt;
  const provider = run.engine.provider(candidate.provider);
  const reply = await attempt.within(provider.chat(run.request, attempt.call(limitMs)), limitMs);
  const body = checkCompletion(reply?.body);
  attempt.succeed({ completion: body, requestId: reply.requestId, limits: reply.limits });
  run.warn(reply.warnings);
  return { attempt, body };
}
