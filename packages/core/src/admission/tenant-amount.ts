import type { NanoUsd, Prices } from "../catalog/index.ts";
import type { AdmittedRun } from "../execution/index.ts";
import type { Candidate } from "../routing/index.ts";
import type { AttemptRecord } from "../telemetry/index.ts";
import { mostInputTokens, wholeAmount, worstCaseOf } from "../tenancy/index.ts";
import { choicesOf, heldPrices, type KnownAnswers, ownLimit } from "./tenant-bounds.ts";

/** A call that is over. */
export interface EndedCall {
  readonly run: AdmittedRun;
  readonly candidate: Candidate;
  readonly record: AttemptRecord;
  /** What it answered; undefined where nothing whole came. */
  readonly answer: object | undefined;
}

/** What was set aside for it. */
export interface HeldCall {
  /** Undefined: nothing. */
  readonly held: NanoUsd | undefined;
  /** The most tokens that its input is. */
  readonly inputTokens: number;
}

/** What a call that was cut likely came to: all but one of twenty answers are shorter. */
const likelyShare = 0.95;

/**
 * What a call counts as: its cost by the vendor's own count, or, where it told none, the most that it may have cost, if
 * `atWorst` and something is held; and otherwise what it is taken to have cost, or what is likely where that is a lower bound.
 */
export function amountOf(ended: EndedCall, call: HeldCall, known: KnownAnswers, atWorst: boolean): NanoUsd {
  const { record, candidate, run } = ended;
  const { certainty } = record.cost;
  const prices = heldPrices(candidate.card?.prices, run);
  if (certainty === "exact" || record.usage || !prices) return record.cost.nanoUsd;
  const { held } = call;
  const nanoUsd = costOfEnded(record, held);
  if (held !== undefined && atWorst) {
    return wholeAmount(Math.max(nanoUsd, Math.min(held, mostOfAnswer(ended, call, prices))));
  }
  if (certainty === "estimated" || record.outcome === "completion") return nanoUsd;
  const likely = likelyOf(run, candidate.model, prices, known);
  return wholeAmount(Math.max(nanoUsd, held === undefined ? likely : Math.min(held, likely)));
}

/** What a call that brought no answer would have cost is a forecast: what was held is the most that its output limit let it come to. */
function costOfEnded({ outcome, cost }: AttemptRecord, held: NanoUsd | undefined): NanoUsd {
  const isForecast = outcome !== "completion" && cost.certainty === "estimated";
  return isForecast && held !== undefined && held < cost.nanoUsd ? held : cost.nanoUsd;
}

/** The most that an answer cost, by what came of it; infinite where nothing whole came, or it may have been thought about unseen. */
function mostOfAnswer({ answer, candidate }: EndedCall, { inputTokens }: HeldCall, prices: Prices): number {
  if (!answer || candidate.card?.capabilities.reasoning !== "no") return Number.POSITIVE_INFINITY;
  // No text has more tokens than bytes, whichever way it goes.
  return worstCaseOf({ inputTokens, outputTokens: mostInputTokens(answer), prices });
}

function likelyOf(run: AdmittedRun, model: string, prices: Prices, { learner, nowMs }: KnownAnswers): NanoUsd {
  const most = ownLimit(run) ?? Number.POSITIVE_INFINITY;
  const outputTokens = Math.min(learner.record(model).outputQuantile(likelyShare, nowMs), most) * choicesOf(run);
  return worstCaseOf({ inputTokens: run.profile.inputTokens, outputTokens: Math.ceil(outputTokens), prices });
}
