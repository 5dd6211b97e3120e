import { Overture, type OvertureOptions } from "@overture/core";
import { systemClock } from "@overture/core/store";
import { needsProgram } from "@overture/house";
import { scriptedProvider, startRedisServer } from "@overture/testing";
import { expect, it, onTestFinished } from "vitest";
import { redisStore } from "../src/index.ts";

const needsRedis = needsProgram("redis-server");
const request = {
  model: "here/model",
  messages: [{ role: "user" as const, content: "Hello" }],
  max_completion_tokens: 10,
};

async function stage(options: Partial<OvertureOptions>) {
  const server = await startRedisServer();
  const store = redisStore({ url: server.url });
  const overture = new Overture({
    providers: [
      scriptedProvider({
        id: "here",
        clock: systemClock,
        models: [
          {
            name: "model",
            card: {
              contextTokens: 1000,
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
            },
          },
        ],
      }),
    ],
    store,
    ...options,
  });
  onTestFinished(async () => {
    server.thaw();
    await overture.close();
    await store.close();
    await server.close();
  });
  const states: string[] = [];
  overture.on("store", ({ state }) => states.push(state));
  return { server, store, overture, states };
}

async function spentAfterwards({ overture }: { readonly overture: Overture }): Promise<number> {
  let spent = -1;
  await expect
    .poll(
      async () => {
        await overture.flush();
        const before = spent;
        spent = (await overture.budgets())[0]?.spentUsd ?? -1;
        return before === spent;
      },
      { timeout: 20_000, interval: 1000 },
    )
    .toBe(true);
  return spent;
}

it("answers every request under soft budgets and limits while Redis hangs, and has all of it counted afterwards", async (context) => {
  needsRedis(context);
  const set = await stage({
    budget: { usd: 1, per: "total", hard: false },
    limits: { requestsPerMinute: 6000, concurrent: 100, hard: false },
  });
  const costs: number[] = [];
  const ask = async (): Promise<void> => {
    const answer = await set.overture.chat.completions.create(request);
    costs.push(answer.overture.cost.usd);
  };
  for (let count = 0; count < 5; count += 1) await ask();
  set.server.freeze();
  // Whatever waited for Redis would never end: it is thawed only when all of them are answered.
  await Promise.all(Array.from({ length: 10 }, ask));
  for (let count = 0; count < 10; count += 1) await ask();
  await expect.poll(() => set.states.includes("down"), { timeout: 10_000 }).toBe(true);
  set.server.thaw();
  const spent = await spentAfterwards(set);
  expect(costs).toHaveLength(25);
  expect(spent).toBeCloseTo(
    costs.reduce((sum, cost) => sum + cost, 0),
    12,
  );
  await set.overture.close();
  expect(await set.store.pending("app")).toEqual([]);
}, 60_000);

it("refuses under hard budgets while Redis hangs, and what was given up holds nothing afterwards", async (context) => {
  needsRedis(context);
  const set = await stage({ budget: { usd: 1, per: "total" }, storeTimeoutMs: 2000 });
  const ask = () => set.overture.chat.completions.create(request);
  const first = await ask();
  set.server.freeze();
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, ask));
  for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { code: "store_unavailable", status: 503 } });
  // What lies in the server's socket comes later than it may take effect.
  set.server.thaw();
  expect(await spentAfterwards(set)).toBeCloseTo(first.overture.cost.usd, 12);
  expect(await set.store.pending("app")).toEqual([]);
  expect((await ask()).overture.cost.usd).toBeGreaterThan(0);
}, 60_000);
