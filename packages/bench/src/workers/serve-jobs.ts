import { parentPort } from "node:worker_threads";

/** In a worker thread: does the jobs that `workThrough` hands out, one after another. */
export function serveJobs<Job, Result>(work: (job: Job) => Promise<Result>): void {
  const port = parentPort;
  if (!port) throw new Error("serveJobs() is for worker threads: start this module with workThrough().");
  port.on("message", async ({ index, job }: { index: number; job: Job }) => {
    try {
      port.postMessage({ kind: "result", index, result: await work(job) });
    } catch (error) {
      port.postMessage({ kind: "error", index, error });
    }
  });
}
