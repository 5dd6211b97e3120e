import type { DecisionInit, RankedCandidate } from "./ranking.ts";

/** How many models an explanation names one by one. */
const mostNamed = 12;

/** A decision in words, for people: a few short lines, without a prompt or a key. */
export function explanationOf(decision: DecisionInit): string {
  const [first, ...rest] = decision.ranking;
  const lines: string[] = [];
  if (first) {
    const why = reasonFor(first, decision);
    lines.push(`"${decision.requested}" goes to ${first.model}: ${why}.`);
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

function reasonFor(first: RankedCandidate, { policy, requested }: DecisionInit): string {
  if (first.fallback) return "it is the first of the fallbacks, and nobody before them can be asked now";
  const byName = requested === first.model || requested === first.vendorModel;
  return byName ? "it was asked for by name" : `policy ${policy} ranks it first`;
}
