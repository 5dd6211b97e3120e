import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { systemClock } from "@overture/core";
import { redisStore } from "@overture/redis";
import { startRedisServer } from "@overture/testing";
import type { FromSpender, SpendOrders, SpendReport } from "./spend-orders.ts";

/** What is spent by how many. */
export interface SpendOptions {
  readonly processes: number;
  readonly requests: number;
  readonly budgetUsd: number;
  readonly seed: number;
}

/** What came of it. */
export interface Spent {
  readonly billedUsd: number;
  readonly postedUsd: number;
  readonly heldUsd: number;
  readonly answered: number;
  readonly refused: number;
  readonly waits: number;
  readonly failed: Readonly<Record<string, number>>;
  readonly seconds: number;
}

const program = fileURLToPath(new URL("./spend-program.ts", import.meta.url));
/** Nobody is waited for longer than this. */
const longestMs = 600_000;

/** Has processes spend one tenant's hard budget at the same time, over one Redis of their own. */
export async function spendTogether(options: SpendOptions): Promise<Spent> {
  const { processes, requests, budgetUsd, seed } = options;
  const redis = await startRedisServer();
  const children: ChildProcess[] = [];
  try {
    for (let index = 0; index < processes; index += 1) {
      const name = `process ${index + 1}`;
      const each = Math.floor(requests / processes) + (index < requests % processes ? 1 : 0);
      const orders: SpendOrders = { name, redisUrl: redis.url, budgetUsd, requests: each, seed: `${seed} ${name}` };
      children.push(fork(program, [JSON.stringify(orders)], { stdio: ["ignore", "inherit", "inherit", "ipc"] }));
    }
    await Promise.all(children.map((child) => hear(child, "ready")));
    const startedAt = systemClock.monotonic();
    const told = children.map((child) => hear(child, "spent"));
    for (const child of children) child.send("go");
    const reports = (await Promise.all(told)).filter((message): message is SpendReport => message.kind === "spent");
    const seconds = (systemClock.monotonic() - startedAt) / 1000;
    return { ...sumOf(reports), ...(await standingOf(redis.url)), seconds };
  } finally {
    await Promise.all(children.map(end));
    await redis.close();
  }
}

function sumOf(reports: readonly SpendReport[]) {
  const failed: Record<string, number> = {};
  let [billedNanoUsd, answered, refused, waits] = [0, 0, 0, 0];
  for (const report of reports) {
    billedNanoUsd += report.billedNanoUsd;
    answered += report.answered;
    refused += report.refused;
    waits += report.waits;
    for (const [code, count] of Object.entries(report.failed)) failed[code] = (failed[code] ?? 0) + count;
  }
  return { billedUsd: billedNanoUsd / 1e9, answered, refused, waits, failed };
}

async function standingOf(redisUrl: string): Promise<{ postedUsd: number; heldUsd: number }> {
  const store = redisStore({ url: redisUrl });
  const [book] = await store.read("tenant acme", [{ book: "spent total total" }]);
  await store.close();
  const { posted = 0, held = 0 } = book?.counters.get("tenant") ?? {};
  return { postedUsd: posted / 1e9, heldUsd: held / 1e9 };
}

/** Resolves with the next message of that kind; rejects if the process ends before, or takes too long. */
function hear(child: ChildProcess, kind: FromSpender["kind"]): Promise<FromSpender> {
  return new Promise((resolve, reject) => {
    const timer = systemClock.setTimer(() => reject(new Error("A process took too long.")), longestMs);
    const done = (): void => {
      systemClock.clearTimer(timer);
      child.off("message", listen);
      child.off("exit", onExit);
    };
    const listen = (message: FromSpender): void => {
      if (message.kind !== kind) return;
      done();
      resolve(message);
    };
    const onExit = (): void => {
      done();
      reject(new Error("A process ended before it was done."));
    };
    child.on("message", listen);
    child.on("exit", onExit);
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
