// One of the workers: it routes, scores its answers, and shares what it learns through the store.
import { setTimeout as sleep } from "node:timers/promises";
import { defineProvider, Overture } from "@overture/core";
import { redisStore } from "@overture/redis";
import { sqliteStore } from "@overture/sqlite";

/** What a worker tells at its end. */
export interface WorkerReport {
  readonly number: number;
  /** How many scores it knows of, its own and the others'. */
  readonly known: number;
  /** Which share of its requests went to the good model. */
  readonly early: number;
  readonly late: number;
}

const [number = "1", place = ":memory:", requests = "10"] = process.argv.slice(2);

/** How often each model's answers are right. Nobody tells the workers. */
const rightness: Readonly<Record<string, number>> = { poor: 0.3, fair: 0.6, good: 0.95 };

const models = defineProvider({
  id: "demo",
  models: Object.keys(rightness).map((name) => ({
    name,
    contextTokens: 100_000,
    prices: { input: 1, output: 1 },
    capabilities: {
      tools: false,
      images: false,
      audio: false,
      files: false,
      jsonSchema: false,
      reasoning: "no",
      temperature: true,
    },
  })),
  chat: async (_request, { model }) => {
    await sleep(5);
    const right = Math.random() < (rightness[model] ?? 0);
    return {
      id: "demo",
      object: "chat.completion",
      created: Math.floor(Date.now() / 1000),
      model,
      choices: [
        {
          index: 0,
          finish_reason: "stop",
          logprobs: null,
          message: { role: "assistant", content: right ? "right" : "wrong", refusal: null },
        },
      ],
      usage: { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 },
    };
  },
});

const store = place.startsWith("redis") ? redisStore({ url: place }) : sqliteStore({ path: place });
const overture = new Overture({
  providers: [models],
  models: ["demo/*"],
  objective: "quality",
  store,
  // Ten times as often as usual, since the example takes two seconds.
  sharing: { flushMs: 200, warmStartMs: 1000 },
});

const good: boolean[] = [];
for (let index = 0; index < Number(requests); index += 1) {
  const answer = await overture.chat.completions.create({
    model: "auto",
    messages: [{ role: "user", content: `Question ${index} of worker ${number}` }],
  });
  good.push(answer.model === "demo/good");
  await overture.feedback(answer.overture.id, { passed: answer.choices[0]?.message.content === "right" });
  await sleep(30);
}

// What the others learned last is there after they have sent it.
await overture.flush();
await sleep(Number(requests) > 20 ? 1000 : 0);
await overture.flush();
const learned = await overture.learning.inspect();
const scores = learned.flatMap(({ contexts }) => contexts.map(({ quality }) => quality.evidence));
const half = good.length / 2;
const shareOf = (some: readonly boolean[]): number => some.filter(Boolean).length / some.length;
const report: WorkerReport = {
  number: Number(number),
  known: Math.round(scores.reduce((sum, evidence) => sum + evidence, 0)),
  early: shareOf(good.slice(0, half)),
  late: shareOf(good.slice(half)),
};
await overture.close();
await store.close();
process.send?.(report);
process.disconnect?.();
