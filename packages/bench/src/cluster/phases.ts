import { sleep, systemClock } from "@overture/core";
import { type RedisServer, startRedisServer } from "@overture/testing";
import { lostSettlements, type Standing, standingOf } from "./books.ts";
import { callsByModel, largestError, type Spell, waitsAround } from "./findings.ts";
import { startVendor, type Vendor } from "./vendor.ts";
import { Worker } from "./worker.ts";

/** What a phase is run with. */
export interface PhaseOptions {
  readonly processes: number;
  readonly requestsEach: number;
  readonly everyMs: number;
  readonly seed: number;
}

interface Stage {
  readonly redis: RedisServer;
  readonly vendor: Vendor;
  readonly workers: readonly Worker[];
}

const budgetUsd = 1000;
const loadingMs = 2000;

/** Runs a phase on a Redis and a vendor of its own, and ends whatever it started. */
async function onStage<Result>(
  options: PhaseOptions,
  hard: boolean,
  work: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const redis = await startRedisServer();
  const vendor = await startVendor(options.seed);
  const { baseURL, key } = vendor.simulator;
  const workers: Worker[] = [];
  try {
    for (let index = 0; index < options.processes; index += 1) {
      const name = `process ${index + 1}`;
      workers.push(await Worker.start({ name, redisUrl: redis.url, baseURL, apiKey: key, budgetUsd, hard }));
    }
    return await work({ redis, vendor, workers });
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
    await vendor.simulator.close();
    await redis.close();
  }
}

/** All learn together: what every one knows, against what all of them saw. */
export async function learnTogether(options: PhaseOptions) {
  return await onStage(options, true, async ({ redis, vendor, workers }) => {
    await Promise.all(workers.map((worker) => worker.run(options.requestsEach, options.everyMs)));
    const seen = callsByModel(workers.flatMap(({ answered }) => answered));
    // Once so that all have sent, and once more so that all have read.
    for (const worker of workers) await worker.knows();
    let maxError = 0;
    for (const worker of workers) maxError = Math.max(maxError, largestError(seen, await worker.knows()));
    const standing = await settledStanding(redis, vendor, true);
    return { maxError, failed: failuresOf(workers), answered: answersOf(workers), billed: vendor.billed(), standing };
  });
}

/** Two are killed in the middle: what of the money is lost, and what stays held. */
export async function crash(options: PhaseOptions & { readonly holdMs: number }) {
  return await onStage(options, true, async ({ redis, vendor, workers }) => {
    const running = workers.map((worker) => worker.run(options.requestsEach, options.everyMs));
    await pause((options.requestsEach * options.everyMs) / 2);
    await Promise.all(workers.slice(0, 2).map((worker) => worker.kill()));
    await Promise.all(running);
    await pause(1000);
    const right = await standingOf(redis.url, { usd: budgetUsd, hard: true });
    const lost = await lostSettlements(redis.url, workers);
    await pause(options.holdMs);
    const standing = await standingOf(redis.url, { usd: budgetUsd, hard: true });
    const acknowledged = workers.reduce((sum, { settled }) => sum + settled.length, 0);
    const survivors = workers.slice(2);
    return {
      lost,
      acknowledged,
      failed: failuresOf(survivors),
      answered: answersOf(workers),
      billed: vendor.billed(),
      right,
      standing,
    };
  });
}

/** Redis is frozen, then killed and started again, under soft budgets. */
export async function stall(options: PhaseOptions & { readonly frozenMs: number }) {
  return await onStage(options, false, async ({ redis, vendor, workers }) => {
    const running = workers.map((worker) => worker.run(options.requestsEach, options.everyMs));
    const wholeMs = options.requestsEach * options.everyMs;
    const began = systemClock.now();
    const spells: Spell[] = [];
    await pause(wholeMs * 0.3);
    const frozenAt = systemClock.now();
    spells.push({ from: frozenAt, to: frozenAt + options.frozenMs });
    redis.freeze();
    await pause(options.frozenMs);
    redis.thaw();
    await pause(Math.max(0, began + wholeMs * 0.7 - systemClock.now()));
    const killedAt = systemClock.now();
    await redis.kill();
    await pause(1000);
    await redis.start();
    spells.push({ from: killedAt, to: systemClock.now() });
    await Promise.all(running);
    const all = workers.flatMap(({ answered }) => answered);
    // The first requests load what is loaded late.
    const { calm, stalled } = waitsAround(all, spells, began + loadingMs);
    const standing = await settledStanding(redis, vendor, false);
    return {
      failed: failuresOf(workers),
      answered: all.length,
      stalledRequests: stalled.requests,
      calm,
      stalled,
      billed: vendor.billed(),
      standing,
    };
  });
}

/** Where the budget stands once it is what the vendor bills, or after a while. */
async function settledStanding(redis: RedisServer, vendor: Vendor, hard: boolean): Promise<Standing> {
  for (let tries = 0; ; tries += 1) {
    const standing = await standingOf(redis.url, { usd: budgetUsd, hard });
    if ((standing.spent === vendor.billed() && standing.held === 0) || tries >= 30) return standing;
    await pause(1000);
  }
}

function pause(ms: number): Promise<void> {
  return sleep(systemClock, ms);
}

function answersOf(workers: readonly Worker[]): number {
  return workers.reduce((sum, { answered }) => sum + answered.length, 0);
}

function failuresOf(workers: readonly Worker[]): readonly string[] {
  return workers.flatMap(({ failed }) => failed.map(({ code }) => code));
}
