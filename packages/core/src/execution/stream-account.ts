import type { Cost } from "../catalog/index.ts";
import type { ChatCompletion } from "../chat/index.ts";
import type { Warning } from "../provider/index.ts";
import type { Delivery } from "./delivery.ts";
import type { LentToStreams } from "./lent-to-streams.ts";
import type { OpenedStream } from "./open-stream.ts";
import type { Run } from "./run.ts";

/** Said of an answer whose provider went on after its end. */
const lateContent: Warning = {
  code: "content_after_end",
  message: "The provider sent content after the finish reason; it was dropped.",
};

/** What a stream came to. `Known` is what is known of the cost. */
export interface StreamAccount<Known = Cost> {
  readonly completion: ChatCompletion;
  readonly cost: Known;
}

/** Who streams, and what was asked for. */
type Opened = Pick<OpenedStream, "attempt" | "request">;

/** The account of a stream that is over. Throws a `malformed` fault for one that cannot be put together, or counted. */
export function wholeAccount(run: Run, opened: Opened, delivery: Delivery, lent: LentToStreams): StreamAccount {
  const { attempt, request } = opened;
  try {
    const completion = delivery.completion();
    if (delivery.hasLateContent) run.warn([lateContent]);
    return { completion, cost: lent.answerCost(request, delivery.ownPart(), attempt.candidate.card?.prices) };
  } catch (cause) {
    throw attempt.fault({ kind: "malformed", message: "The answer could not be read.", cause });
  }
}

/** The account of a stream that broke. It never throws: what cannot be put together is left out. */
export function partialAccount(
  { attempt, request }: Opened,
  delivery: Delivery,
  lent: LentToStreams,
): StreamAccount<Cost | undefined> {
  const { model } = attempt.candidate;
  let completion: ChatCompletion = { id: "", object: "chat.completion", created: 0, model, choices: [] };
  let cost: Cost | undefined;
  try {
    completion = delivery.completion();
    const usage = completion.usage ?? lent.estimatedUsage(request, delivery.ownPart());
    // At least what came: the provider may have written more than arrived.
    cost = attempt.costOf(usage, "at-least");
  } catch {
    // What broke the stream is told; this would be told instead of it.
  }
  return { completion, cost };
}
