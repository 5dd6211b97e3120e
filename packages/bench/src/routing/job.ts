import { type BanditJob, runBandit } from "./bandit.ts";
import type { StreamMetrics } from "./stream-metrics.ts";

/** A piece of work for a worker thread. */
export type RoutingJob = BanditJob;

/** What came of it. */
export type RoutingResult = StreamMetrics;

/** Does a piece of work. */
export async function doJob(job: RoutingJob): Promise<RoutingResult> {
  return runBandit(job);
}
