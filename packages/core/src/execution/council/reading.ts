import type { ChatCompletionRequest, ChatMessage } from "../../chat/index.ts";
import type { RankedCandidate } from "../../routing/index.ts";
import type { Random } from "../../time/index.ts";
import { transcriptOf } from "../transcript.ts";
import type { CouncilMaterial } from "./prompts/material.ts";
import { mostReplyTokens } from "./replies.ts";
import { type TakenSeat, tieBreakOf } from "./seat.ts";
import type { Sitting } from "./sitting.ts";

/** What one reader is shown, and whose answer each label is. */
export interface Reading {
  readonly material: CouncilMaterial;
  /** By label. */
  readonly seats: ReadonlyMap<string, TakenSeat>;
}

/**
 * Shows answers to a reader: without names, in an order that is drawn for this reader from the one in which they are given.
 * `fixed` keeps that one.
 */
export function readingOf(sitting: Sitting, seats: readonly TakenSeat[], reader: string, fixed = false): Reading {
  const { run, lent } = sitting;
  const shown = fixed ? seats : shuffled(seats, lent.seededRandom(`${run.decision.assessment.seed} ${reader}`));
  const labelled = new Map(shown.map((seat, index) => [String.fromCharCode(65 + index), seat]));
  const answers = [...labelled].map(([label, { outcome }]) => ({ label, text: outcome.text }));
  const boundary = lent.newId("", run.engine.random);
  return { material: { conversation: transcriptOf(run.request), answers, boundary }, seats: labelled };
}

/** A request for a reply in a form, which is held to a schema where every model that may be asked can be. */
export function readerRequest(
  messages: readonly ChatMessage[],
  form: ChatCompletionRequest["response_format"],
  candidates: readonly RankedCandidate[],
): ChatCompletionRequest {
  const request = { model: candidates[0]?.model ?? "auto", messages, max_completion_tokens: mostReplyTokens };
  return candidates.every(({ card }) => card?.capabilities.jsonSchema)
    ? { ...request, response_format: form }
    : request;
}

/** Who reads, as chance is drawn from it: the same whatever place the reader has among the members. */
export function readerOf(seat: TakenSeat): string {
  return tieBreakOf(seat);
}

/** Fisher and Yates, drawn from the decision's seed. */
function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const place = Math.floor(random() * (last + 1));
    const [one, other] = [order[last], order[place]];
    if (one !== undefined && other !== undefined) [order[last], order[place]] = [other, one];
  }
  return order;
}
