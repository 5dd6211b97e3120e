// Four workers with one store: each sends its own requests, and each knows what all of them learned.
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startRedisServer } from "@overture/testing";
import type { WorkerReport } from "./worker.ts";

const workers = 4;
const requestsEach = 60;

/** Where the workers meet: your Redis, one that is started for the example, or a file. */
async function openPlace(): Promise<{ place: string; close: () => Promise<void> }> {
  const url = process.env.REDIS_URL;
  if (url !== undefined) {
    console.log("The workers meet in the Redis that REDIS_URL names.");
    return { place: url, close: async () => undefined };
  }
  try {
    const server = await startRedisServer();
    console.log("The workers meet in a redis-server that was started for this example.");
    return { place: server.url, close: () => server.close() };
  } catch {
    const folder = mkdtempSync(join(tmpdir(), "overture-example-"));
    console.log("There is no Redis: the program redis-server is not installed, and REDIS_URL is not set.");
    console.log("The workers meet in a SQLite file instead, which is for processes of one machine.");
    return { place: join(folder, "state.db"), close: async () => rmSync(folder, { recursive: true }) };
  }
}

/** Runs a worker to its end, and gives what it reports. */
async function runWorker(number: number, place: string, requests: number): Promise<WorkerReport> {
  const program = fileURLToPath(new URL("./worker.ts", import.meta.url));
  const child = fork(program, [String(number), place, String(requests)]);
  const [report] = (await once(child, "message")) as [WorkerReport];
  await once(child, "exit");
  return report;
}

const { place, close } = await openPlace();
try {
  console.log(`\n${workers} workers send ${requestsEach} requests each to three models, of which one is good.`);
  const numbers = Array.from({ length: workers }, (_, index) => index + 1);
  const reports = await Promise.all(numbers.map((number) => runWorker(number, place, requestsEach)));
  console.log("\nworker  sent  scores known  to the good model, first half  second half");
  for (const { number, known, early, late } of reports) {
    console.log(
      `${number.toString().padStart(6)}  ${requestsEach.toString().padStart(4)}  ${known.toString().padStart(12)}` +
        `  ${percent(early).padStart(29)}  ${percent(late).padStart(11)}`,
    );
  }
  const late = await runWorker(workers + 1, place, 20);
  console.log("\nA fifth worker starts when all are done, with nothing of its own:");
  console.log(
    `  of its 20 requests ${percent((late.early + late.late) / 2)} go to the good model; it knows ${late.known} scores.`,
  );
} finally {
  await close();
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
