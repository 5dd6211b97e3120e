import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/** What {@link workThrough} tells of how far it has come. */
export interface WorkProgress {
  readonly done: number;
  readonly of: number;
}

type Message<Result> =
  | { readonly kind: "result"; readonly index: number; readonly result: Result }
  | { readonly kind: "error"; readonly index: number; readonly error: unknown };

/**
 * Has jobs done in worker threads, as many as there are cores, and gives the results in the jobs' order. The worker module
 * calls `serveJobs`. Jobs are handed out in order, so put long ones first. Rejects with the first job's error.
 */
export async function workThrough<Job, Result>(
  module: URL,
  jobs: readonly Job[],
  onProgress: (progress: WorkProgress) => void,
): Promise<readonly Result[]> {
  const results = new Array<Result>(jobs.length);
  let [next, done] = [0, 0];
  const serve = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      const handOut = (): void => {
        if (next >= jobs.length) {
          resolve();
          return;
        }
        worker.postMessage({ index: next, job: jobs[next] });
        next += 1;
      };
      worker.on("message", (message: Message<Result>) => {
        if (message.kind === "error") {
          reject(message.error);
          return;
        }
        results[message.index] = message.result;
        done += 1;
        onProgress({ done, of: jobs.length });
        handOut();
      });
      worker.on("error", reject);
      handOut();
    });
  const workers = Array.from({ length: Math.min(availableParallelism(), jobs.length) }, () => new Worker(module));
  try {
    await Promise.all(workers.map(serve));
    return results;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
