import type { Section } from "../benchmark.ts";
import { percent } from "../report/number-text.ts";
import type { TailJob, TailPolicy, TailResult } from "./tail.ts";

const policies: readonly TailPolicy[] = ["none", "race all", "hedged"];

/** The streams to send: every policy, in good times and with a brownout of all providers; the slow ones first. */
export function tailJobs(requests: number, seed: number): readonly TailJob[] {
  return [true, false].flatMap((brownout) =>
    policies.map((policy) => ({ policy, brownout, requests, seed })).toReversed(),
  );
}

/** What came of it. */
export function tailReport(
  jobs: readonly TailJob[],
  results: readonly TailResult[],
): { readonly headline: Readonly<Record<string, number>>; readonly sections: readonly Section[] } {
  const of = (policy: TailPolicy, brownout: boolean): TailResult => {
    const result = results[jobs.findIndex((job) => job.policy === policy && job.brownout === brownout)];
    if (!result) throw new Error(`The stream "${policy}" was not sent.`);
    return result;
  };
  const [job] = jobs;
  const requests = job?.requests ?? 0;
  // Beside what the requests cost with one call each: what fails over in a brownout is extra as well.
  const extra = (result: TailResult, usd: number): number => usd / (requests * result.callUsd) - 1;
  const section = (brownout: boolean, title: string): Section => ({
    title,
    table: {
      columns: ["", "TTFT p50 ms", "TTFT p99 ms", "p99 ratio", "extra spend", "in our ledger", "second calls"],
      rows: policies.map((policy) => {
        const result = of(policy, brownout);
        return [
          policy,
          result.p50Ms.toFixed(0),
          result.p99Ms.toFixed(0),
          (of("none", brownout).p99Ms / result.p99Ms).toFixed(1),
          percent(extra(result, result.billedUsd), 2),
          percent(extra(result, result.accountedUsd), 2),
          percent(result.doubled / requests, 2),
        ];
      }),
    },
    notes: [
      `Seed ${job?.seed}; ${requests.toLocaleString("en")} requests in virtual time, 10 a second; two providers of one price.`,
      "Vendors bill aborted calls in full. Ours: hedged at the learned p95, 5 % budget. The bar is 5 % and one hedge.",
    ],
  });
  const hedged = of("hedged", false);
  const brownedOut = of("hedged", true);
  return {
    headline: {
      "tail.p99ratio": of("none", false).p99Ms / hedged.p99Ms,
      "tail.extraSpend": extra(hedged, hedged.billedUsd),
      "brownout.extraSpend": extra(brownedOut, brownedOut.billedUsd),
    },
    sections: [
      section(false, "The tail: first token after 0.51 s (median), 3 % of calls stall for 5 to 25 s"),
      section(true, "The same, while both providers take four times as long in the middle half"),
    ],
  };
}
