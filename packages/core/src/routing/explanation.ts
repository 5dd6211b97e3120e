import { formatUsd, nanoUsd } from "../catalog/index.ts";
import type { ValuedCandidate } from "./policy.ts";
import { isOpen } from "./rank.ts";
import type { DecisionInit, RankedCandidate } from "./ranking.ts";
import { tippingOf } from "./tipping.ts";

/** How many models an explanation names one by one. */
const mostNamed = 12;

/** A decision in words, for people: a few short lines, without a prompt or a key. */
export function explanationOf(decision: DecisionInit): string {
  const [first, ...rest] = decision.ranking;
  const lines: string[] = [];
  if (first) {
    const why = reasonFor(first, decision);
    lines.push(`"${decision.requested}" goes to ${first.model}: ${why}.`);
    const source = decision.ranker && decision.assessment.forecast(first).quality.source;
    if (source) lines.push(`Its quality is taken from ${source}: nothing was scored here yet.`);
  } else {
    lines.push(`"${decision.requested}" goes nowhere: no model can serve it.`);
  }
  if (rest.length > 0) {
    const names = rest.slice(0, mostNamed).map((candidate) => candidate.model);
    const more = rest.length > mostNamed ? ` and ${rest.length - mostNamed} more` : "";
    lines.push(`If it fails: ${names.join(", then ")}${more}.`);
  }
  for (const candidate of decision.ranking) {
    if (!candidate.rest) continue;
    const cause =
      candidate.rest.because === "breaker" ? "it failed too often lately" : "its keys are limited or refused";
    lines.push(`${candidate.model} rests for ${(candidate.rest.forMs / 1000).toFixed(1)} s: ${cause}.`);
  }
  for (const { model, reason } of decision.excluded.slice(0, mostNamed)) lines.push(`Not ${model}: ${reason}.`);
  if (decision.excluded.length > mostNamed)
    lines.push(`And ${decision.excluded.length - mostNamed} more are left out.`);
  for (const warning of decision.warnings) lines.push(`Note: ${warning.message}`);
  return lines.join("\n");
}

function reasonFor(first: RankedCandidate, decision: DecisionInit): string {
  const { policy, arm, ranker, kept, explored, epsilon } = decision;
  if (first.fallback) return "it is the first of the fallbacks, and nobody before them can be asked now";
  if (!ranker) return "it was asked for by name";
  if (kept) return "it called the tools whose results have come";
  if (explored) return `it was drawn evenly, as is done in ${epsilon * 100} % of decisions that are logged`;
  const name = arm === undefined ? policy : `${policy} (${arm})`;
  const [best, next] = first.rest ? [] : valuesOf(decision);
  if (!best || best.candidate.model !== first.model) return `policy ${name} ranks it first`;
  if (!next) return `policy ${name} has nobody else to ask`;
  return worthOver(best, next, decision);
}

/** What tipped it: by how much the first is worth more than the next, and for what. */
function worthOver(best: ValuedCandidate, next: ValuedCandidate, { assessment }: DecisionInit): string {
  const margin = best.valueUsd - next.valueUsd;
  const expected = assessment.value(best.candidate) - assessment.value(next.candidate);
  if (margin < 0) return "it is new where others are known, and is introduced: by its value it would not be first";
  const worth = `asking it is worth ${usd(best.valueUsd)}, ${usd(margin)} more than asking ${next.candidate.model}`;
  if (expected < 0) {
    return `it is tried, since too little is known to rule it out: as drawn, ${worth}; as expected, ${usd(-expected)} less`;
  }
  return `${worth}, and what tips it is ${tippingOf(assessment, best, next).by}`;
}

/** What the policy ranked by, of those that can be asked now, drawn again from the same seed. */
function valuesOf({ ranker, assessment, candidates, ranking }: DecisionInit): readonly ValuedCandidate[] {
  const open = new Set(ranking.filter(isOpen).map(({ model }) => model));
  const context = assessment.context(candidates);
  return ranker?.values?.(context).filter(({ candidate }) => open.has(candidate.model)) ?? [];
}

function usd(amount: number): string {
  return formatUsd(nanoUsd(Math.round(Math.min(Math.max(amount, -1e6), 1e6) * 1e9)));
}
