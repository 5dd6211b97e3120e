import type { Section } from "../benchmark.ts";
import { quantile } from "../statistics/quantile.ts";
import type { HttpResult } from "./http.ts";

/** What came of the same over real HTTP: one by one, and hedged. */
export function httpReport(
  requests: number,
  seed: number,
  none: HttpResult,
  hedged: HttpResult,
): { readonly headline: Readonly<Record<string, number>>; readonly sections: readonly Section[] } {
  const slowest = Math.max(...hedged.loserClosedMs);
  const row = (name: string, { p50Ms, p99Ms, doubled }: HttpResult) => [
    ...[name, p50Ms.toFixed(0), p99Ms.toFixed(0), (none.p99Ms / p99Ms).toFixed(1), String(doubled)],
  ];
  const losers = `${hedged.loserClosedMs.length} losers: sockets closed after ${quantile(hedged.loserClosedMs, 0.5)} ms (median), ${slowest} ms at most, as the server saw it; ${hedged.leftOpen} left open.`;
  return {
    headline: { "http.ttftP99ratio": none.p99Ms / hedged.p99Ms, "http.loserClosedMs": slowest },
    sections: [
      {
        title:
          "Real HTTP: the SDKs of OpenAI and Anthropic, simulated vendors, 40 ms to the first token, 3 % stall for 1.5 s",
        table: {
          columns: ["", "TTFT p50 ms", "TTFT p99 ms", "p99 ratio", "second calls"],
          rows: [row("none", none), row("hedged", hedged)],
        },
        notes: [
          `Seed ${seed}; ${requests} requests each, 4 at a time. The second model is dearer. Times are real.`,
          losers,
        ],
      },
    ],
  };
}
