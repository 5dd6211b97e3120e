import { defineProvider, Overture } from "@overture/core";
import { redisStore } from "@overture/redis";
import type { Worker } from "./worker.ts";

/** Where the budget stands, in nano-dollars. */
export interface Standing {
  readonly spent: number;
  readonly held: number;
  readonly unknown: number;
}

/** Where the budget of all processes stands, as one that only looks sees it. */
export async function standingOf(
  redisUrl: string,
  budget: { readonly usd: number; readonly hard: boolean },
): Promise<Standing> {
  const store = redisStore({ url: redisUrl });
  const overture = new Overture({
    providers: [defineProvider({ id: "none", chat: async () => Promise.reject(new Error("It only looks.")) })],
    store,
    // Nobody waits for it.
    storeTimeoutMs: 5000,
    budget: { ...budget, per: "total" },
  });
  const [standing] = await overture.budgets();
  await overture.close();
  await store.close();
  const nano = (usd: number | undefined): number => Math.round((usd ?? Number.NaN) * 1e9);
  return { spent: nano(standing?.spentUsd), held: nano(standing?.heldUsd), unknown: nano(standing?.unknownUsd) };
}

/** How many settlements the store does not know that it acknowledged: settling again posts nothing for those that it knows. */
export async function lostSettlements(redisUrl: string, workers: readonly Pick<Worker, "settled">[]): Promise<number> {
  const store = redisStore({ url: redisUrl });
  let lost = 0;
  for (const { space, id } of workers.flatMap(({ settled }) => settled)) {
    const { repeated } = await store.settle(space, id, []);
    if (!repeated) lost += 1;
  }
  await store.close();
  return lost;
}
