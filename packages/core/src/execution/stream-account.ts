import type { Cost } from "../catalog/index.ts";
import { type ChatCompletion, CompletionAssembler } from "../chat/index.ts";
import { ProviderFault } from "../provider/index.ts";
import { answerCost, partialCost } from "./answer-cost.ts";
import type { Attempt } from "./attempt.ts";
import type { Run } from "./run.ts";

/** What a stream came to, under the name of the model that was asked. `Known` is what is known of the cost. */
export interface StreamAccount<Known = Cost> {
  readonly completion: ChatCompletion;
  readonly cost: Known;
}

/** The account of a stream that is over. Throws a `malformed` fault for one that cannot be put together, or counted. */
export function wholeAccount(run: Run, { candidate }: Attempt, assembler: CompletionAssembler): StreamAccount {
  try {
    const completion = { ...assembler.completion(), model: candidate.model };
    return { completion, cost: answerCost(run.request, completion, candidate.card?.prices) };
  } catch (cause) {
    throw new ProviderFault({ kind: "malformed", message: "The answer could not be read.", cause });
  }
}

/** The account of a stream that broke. It never throws: what cannot be put together is left out. */
export function partialAccount(
  run: Run,
  { candidate }: Attempt,
  assembler: CompletionAssembler,
): StreamAccount<Cost | undefined> {
  const { model, card } = candidate;
  let completion: ChatCompletion = { ...new CompletionAssembler().completion(), model };
  let cost: Cost | undefined;
  try {
    completion = { ...assembler.completion(), model };
    cost = partialCost(run.request, completion, card?.prices);
  } catch {
    // What broke the stream is told; this would be told instead of it.
  }
  return { completion, cost };
}
