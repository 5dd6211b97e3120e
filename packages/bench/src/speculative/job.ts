import { runTail, type TailJob, type TailResult } from "./tail.ts";

/** Does a piece of work: a stream in virtual time. */
export function doJob(job: TailJob): Promise<TailResult> {
  return runTail(job);
}
