import type { Benchmark, BenchmarkResult } from "../benchmark.ts";
import { workThrough } from "../workers/work.ts";
import { runHttp } from "./http.ts";
import { httpReport } from "./http-report.ts";
import type { TailJob, TailResult } from "./tail.ts";
import { tailJobs, tailReport } from "./tail-report.ts";

const seed = 1;

/** What hedging does to the slow tail, and what it costs: in virtual time, and over real HTTP. */
export const speculative: Benchmark = {
  name: "speculative",
  summary: "what hedging does to the slow tail, and what it costs",
  async run({ quick, progress }): Promise<BenchmarkResult> {
    const requests = quick ? 5000 : 100_000;
    const jobs = tailJobs(requests, seed);
    const worker = new URL("./worker.ts", import.meta.url);
    const results = await workThrough<TailJob, TailResult>(worker, jobs, ({ done, of }) =>
      progress(`speculative: ${done} of ${of} streams`),
    );
    // Alone: other work would take the processor from what is timed.
    progress("speculative: over real HTTP");
    const httpRequests = quick ? 300 : 2000;
    const none = await runHttp({ speculative: false, requests: httpRequests, seed });
    const hedged = await runHttp({ speculative: true, requests: httpRequests, seed });
    const reports = [tailReport(jobs, results), httpReport(httpRequests, seed, none, hedged)];
    return {
      headline: Object.assign({}, ...reports.map(({ headline }) => headline)),
      sections: reports.flatMap(({ sections }) => sections),
      details: { jobs, results, http: { none, hedged } },
    };
  },
};
