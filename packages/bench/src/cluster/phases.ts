import { setTimeout as sleep } from "node:timers/promises";
import { type RedisServer, startRedisServer } from "@overture/testing";
import { quantile } from "../statistics/quantile.ts";
import { lostSettlements, type Standing, standingOf } from "./books.ts";
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
    const seen = new Map<string, number>();
    for (const { model } of workers.flatMap(({ answered }) => answered)) seen.set(model, (seen.get(model) ?? 0) + 1);
    // Once so that all have sent, and once more so that all have read.
    for (const worker of workers) await worker.knows();
    let maxError = 0;
    for (const worker of workers) {
      const known = await worker.knows();
      for (const [model, calls] of seen) maxError = Math.max(maxError, Math.abs((known[model] ?? 0) - calls) / calls);
    }
    const standing = await settledStanding(redis, vendor, true);
    return { maxError, failed: failuresOf(workers), answered: answersOf(workers), billed: vendor.billed(), standing };
  });
}

/** Two are killed in the middle: what of the money is lost, and what stays held. */
export async function crash(options: PhaseOptions & { readonly holdMs: number }) {
  return await onStage(options, true, async ({ redis, vendor, workers }) => {
    const running = workers.map((worker) => worker.run(options.requestsEach, options.everyMs));
    await sleep((options.requestsEach * options.everyMs) / 2);
    await Promise.all(workers.slice(0, 2).map((worker) => worker.kill()));
    await Promise.all(running);
    await sleep(1000);
    const right = await standingOf(redis.url, { usd: budgetUsd, hard: true });
    const lost = await lostSettlements(redis.url, workers);
    await sleep(options.holdMs);
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
    const began = Date.now();
    const spells: { from: number; to: number }[] = [];
    await sleep(wholeMs * 0.3);
    spells.push({ from: Date.now(), to: Date.now() + options.frozenMs });
    redis.freeze();
    await sleep(options.frozenMs);
    redis.thaw();
    await sleep(Math.max(0, began + wholeMs * 0.7 - Date.now()));
    const killedAt = Date.now();
    await redis.kill();
    await sleep(1000);
    await redis.start();
    spells.push({ from: killedAt, to: Date.now() });
    await Promise.all(running);
    const all = workers.flatMap(({ answered }) => answered);
    const isStalled = ({ at }: { readonly at: number }): boolean =>
      spells.some(({ from, to }) => at >= from && at <= to);
    // The first requests load what is loaded late.
    const calm = all.filter((each) => each.at > began + 2000 && !isStalled(each)).map(({ ms }) => ms);
    const stalled = all.filter(isStalled).map(({ ms }) => ms);
    const standing = await settledStanding(redis, vendor, false);
    return {
      failed: failuresOf(workers),
      answered: all.length,
      stalledRequests: stalled.length,
      calm: { p50: quantile(calm, 0.5), p99: quantile(calm, 0.99) },
      stalled: { p50: quantile(stalled, 0.5), p99: quantile(stalled, 0.99) },
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
    await sleep(1000);
  }
}

function answersOf(workers: readonly Worker[]): number {
  return workers.reduce((sum, { answered }) => sum + answered.length, 0);
}

function failuresOf(workers: readonly Worker[]): readonly string[] {
  return workers.flatMap(({ failed }) => failed.map(({ code }) => code));
}
