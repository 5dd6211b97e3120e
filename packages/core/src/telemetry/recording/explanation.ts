import type { CandidateReport, Decision, Rule } from "../../routing/index.ts";
import type { AttemptRecord } from "../metadata.ts";
import { layOut } from "./lay-out.ts";

/** What can be explained: a decision, or a trace, which holds one and tells what came of it. */
export type Explained = Decision | { readonly decision: Decision; readonly attempts: readonly AttemptRecord[] };

/** How many models a table lists. */
const mostRows = 20;

/** A paragraph and a table for people: who was considered, what was expected of each, and why the choice fell as it did. */
export async function explanationOf(explained: Explained): Promise<string> {
  const decision = "decision" in explained ? explained.decision : explained;
  const report = await decision.report();
  const { candidates, excluded, rules } = report;
  const parts = [report.explanation];
  const applied = rules.slice(0, mostRows).flatMap((rule) => wordsOf(rule) || []);
  if (applied.length > 0) parts.push(["Rules that apply:", ...applied.map((words) => `- ${words}`)].join("\n"));
  const rows = candidates.slice(0, mostRows).map(rowOf);
  parts.push(layOut([["model", "quality", "success", "seconds", "cost", "value", "chance"], ...rows]));
  if (candidates.length > mostRows) parts.push(`and ${candidates.length - mostRows} more`);
  if (excluded.length > 0) {
    const left = excluded.slice(0, mostRows).map(({ model, code, reason }) => [model, code, reason]);
    parts.push(layOut([["left out", "code", "why"], ...left]));
    if (excluded.length > mostRows) parts.push(`and ${excluded.length - mostRows} more`);
  }
  if ("attempts" in explained && explained.attempts.length > 0) {
    const rows = explained.attempts.slice(0, mostRows).map(attemptRow);
    parts.push(layOut([["call", "model", "outcome", "began", "took", "cost"], ...rows]));
  }
  return parts.join("\n\n");
}

/** What a rule says, without when it applies: a condition may hold words that are looked for in prompts. */
function wordsOf({ prefer, only, never, objective, maxCostUsd, mode }: Rule): string {
  const named = objective && (typeof objective === "string" ? objective : JSON.stringify(objective));
  return [
    prefer && `prefer ${prefer.join(", ")}`,
    only && `only ${only.join(", ")}`,
    never && `never ${never.join(", ")}`,
    named && `objective ${named}`,
    maxCostUsd !== undefined && `at most $${maxCostUsd}`,
    mode && `mode ${mode}`,
  ]
    .filter((part) => part)
    .join("; ");
}

function rowOf({ model, fallback, rest, forecast, ranges, valueUsd, chance }: CandidateReport): readonly string[] {
  const note = fallback ? " (fallback)" : rest ? ` (rests: ${rest.because})` : "";
  return [
    `${model}${note}`,
    between(forecast.quality.mean.toFixed(2), ranges.quality, (bound) => bound.toFixed(2)),
    between(percent(forecast.success.mean), ranges.success, percent),
    between(seconds(forecast.totalMs), ranges.totalMs, seconds),
    forecast.priced ? between(dollars(forecast.costUsd), ranges.costUsd, dollars) : "unknown",
    dollars(valueUsd),
    fallback ? "" : percent(chance),
  ];
}

function attemptRow({
  number,
  model,
  outcome,
  fault,
  startedAtMs,
  durationMs,
  cost,
}: AttemptRecord): readonly string[] {
  const what = fault ? `${fault.kind}${fault.status === undefined ? "" : ` (${fault.status})`}` : outcome;
  return [
    String(number),
    model,
    what,
    `${startedAtMs.toFixed(0)} ms`,
    `${durationMs.toFixed(0)} ms`,
    dollars(cost.usd),
  ];
}

function between(mean: string, [low, high]: readonly [number, number], write: (bound: number) => string): string {
  return `${mean} (${write(low)} to ${write(high)})`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share > 0 && share < 0.01 ? 1 : 0)} %`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toPrecision(2);
}

/** Three digits that matter, without a power of ten. */
function dollars(usd: number): string {
  const size = Math.abs(usd);
  const decimals = size === 0 ? 2 : Math.min(9, Math.max(2, 2 - Math.floor(Math.log10(size))));
  return `${usd < 0 ? "-" : ""}$${size.toFixed(decimals)}`;
}
