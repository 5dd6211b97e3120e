import { type Answer, formatUsd } from "@overture/core";
import { tableLines } from "./table.ts";
import { type Tally, tally } from "./tally.ts";

/** The table of who answered what, in which time and for how much. */
export function summaryLines(answers: readonly Answer[]): readonly string[] {
  const table = tableLines(
    [
      { head: "provider", align: "left" },
      { head: "model", align: "left" },
      { head: "requests", align: "right" },
      { head: "failovers", align: "right" },
      { head: "p50/p95", align: "right" },
      { head: "tokens", align: "right" },
      { head: "cost", align: "right" },
    ],
    tally(answers).map(cellsOf),
  );
  return [
    ...table,
    "Failovers: calls that failed, and whose request another model answered. Times in ms; tokens in/out.",
  ];
}

function cellsOf(row: Tally): readonly string[] {
  return [
    row.provider,
    row.model,
    String(row.requests),
    String(row.failovers),
    `${Math.round(row.p50Ms)}/${Math.round(row.p95Ms)}`,
    `${row.inputTokens}/${row.outputTokens}`,
    formatUsd(row.cost.nanoUsd),
  ];
}
