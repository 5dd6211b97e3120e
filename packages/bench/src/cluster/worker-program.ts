import { Overture, roundRobin, systemClock } from "@overture/core";
import { openai } from "@overture/openai";
import { redisStore } from "@overture/redis";
import { atIntervals } from "./at-intervals.ts";
import { type FromWorker, models, type ToWorker, type WorkerOrders } from "./orders.ts";
import { tellingStore } from "./telling-store.ts";

// One of the processes of the cluster: it routes as it is told, and tells what it saw.
const orders = JSON.parse(process.argv[2] ?? "{}") as WorkerOrders;
const tell = (message: FromWorker): void => void process.send?.(message);

const redis = redisStore({ url: orders.redisUrl });
const store = tellingStore(redis, (space, id) => tell({ kind: "settled", space, id }));

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
  const at = systemClock.now();
  const began = systemClock.monotonic();
  try {
    const answer = await overture.chat.completions.create({
      model: "auto",
      max_tokens: 200,
      messages: [{ role: "user", content: `Question ${asked} of ${orders.name}` }],
    });
    tell({ kind: "answered", model: answer.model, ms: systemClock.monotonic() - began, at });
  } catch (error) {
    tell({ kind: "failed", code: (error as { code?: string }).code ?? String(error), at });
  }
}

process.on("message", async (message: ToWorker) => {
  if (message.kind === "run") {
    await atIntervals(systemClock, message.requests, message.everyMs, ask);
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
