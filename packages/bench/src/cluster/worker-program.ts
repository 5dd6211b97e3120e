import { setTimeout as sleep } from "node:timers/promises";
import { Overture, roundRobin } from "@overture/core";
import type { StateStore } from "@overture/core/store";
import { openai } from "@overture/openai";
import { redisStore } from "@overture/redis";
import { type FromWorker, models, type ToWorker, type WorkerOrders } from "./orders.ts";

// One of the processes of the cluster: it routes as it is told, and tells what it saw.
const orders = JSON.parse(process.argv[2] ?? "{}") as WorkerOrders;
const tell = (message: FromWorker): void => void process.send?.(message);

const redis = redisStore({ url: orders.redisUrl });
const store: StateStore = {
  add: (...all) => redis.add(...all),
  read: (...all) => redis.read(...all),
  hold: (...all) => redis.hold(...all),
  settle: async (space, id, entries) => {
    const result = await redis.settle(space, id, entries);
    tell({ kind: "settled", space, id });
    return result;
  },
  pending: (...all) => redis.pending(...all),
  take: (...all) => redis.take(...all),
  close: () => redis.close(),
};

// So slow that a count stays a count to the ninth digit: what is compared is sharing, not forgetting.
const slowMs = 1e15;
const capabilities = {
  tools: true,
  images: false,
  audio: false,
  files: false,
  jsonSchema: true,
  reasoning: "no" as const,
  temperature: true,
};
const overture = new Overture({
  providers: [
    openai({
      apiKey: orders.apiKey,
      baseURL: orders.baseURL,
      models: Object.entries(models).map(([name, prices]) => ({
        name: name.slice("openai/".length),
        contextTokens: 100_000,
        maxOutputTokens: 1000,
        prices,
        capabilities,
      })),
    }),
  ],
  models: Object.keys(models),
  policy: roundRobin(),
  learning: { halfLives: { successMs: slowMs, latencyMs: slowMs, qualityMs: slowMs } },
  store,
  // Eight processes, a vendor and a Redis that syncs every change share two cores here: what is hard may wait for them.
  storeTimeoutMs: orders.hard ? 5000 : 50,
  budget: { usd: orders.budgetUsd, per: "total", hard: orders.hard },
  timeouts: { totalMs: 10_000 },
  retries: 0,
});

let asked = 0;

async function ask(): Promise<void> {
  asked += 1;
  const at = Date.now();
  const began = performance.now();
  try {
    const answer = await overture.chat.completions.create({
      model: "auto",
      max_tokens: 200,
      messages: [{ role: "user", content: `Question ${asked} of ${orders.name}` }],
    });
    tell({ kind: "answered", model: answer.model, ms: performance.now() - began, at });
  } catch (error) {
    tell({ kind: "failed", code: (error as { code?: string }).code ?? String(error), at });
  }
}

async function run(requests: number, everyMs: number): Promise<void> {
  const under: Promise<void>[] = [];
  const began = performance.now();
  for (let index = 0; index < requests; index += 1) {
    await sleep(Math.max(0, began + index * everyMs - performance.now()));
    under.push(ask());
  }
  await Promise.all(under);
}

process.on("message", async (message: ToWorker) => {
  if (message.kind === "run") {
    await run(message.requests, message.everyMs);
    await overture.flush();
    tell({ kind: "done" });
  } else {
    await overture.flush();
    const known = await overture.learning.inspect();
    tell({ kind: "knows", calls: Object.fromEntries(known.map(({ model, success }) => [model, success.evidence])) });
  }
});

await overture.preload();
await overture.flush();
tell({ kind: "ready" });
