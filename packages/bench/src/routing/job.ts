import { type BanditJob, runBandit } from "./bandit.ts";
import { type ChangeJob, type ChangeResult, runChange } from "./change.ts";
import { type LatencyJob, type LatencyResult, runLatency } from "./latency.ts";
import { type NoFeedbackJob, type NoFeedbackResult, runNoFeedback } from "./no-feedback.ts";
import { type PacingJob, type PacingResult, runPacing } from "./pacing.ts";
import type { StreamMetrics } from "./stream-metrics.ts";

/** A piece of work for a worker thread. */
export type RoutingJob = BanditJob | ChangeJob | LatencyJob | NoFeedbackJob | PacingJob;

/** What came of it. */
export type RoutingResult = StreamMetrics | ChangeResult | LatencyResult | NoFeedbackResult | PacingResult;

/** Does a piece of work. */
export async function doJob(job: RoutingJob): Promise<RoutingResult> {
  switch (job.part) {
    case "bandit":
      return runBandit(job);
    case "change":
      return runChange(job);
    case "latency":
      return runLatency(job);
    case "noFeedback":
      return runNoFeedback(job);
    case "pacing":
      return runPacing(job);
  }
}
