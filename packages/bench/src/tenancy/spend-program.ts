import { Overture, OvertureError, seededRandom, sleep, systemClock } from "@overture/core";
import { redisStore } from "@overture/redis";
import { randomVendor } from "./random-vendor.ts";
import type { FromSpender, SpendOrders } from "./spend-orders.ts";

// One of the processes that spend one tenant's budget: all its requests at once, of whatever cost, without a limit.
const orders = JSON.parse(process.argv[2] ?? "{}") as SpendOrders;
const tell = (message: FromSpender): void => void process.send?.(message);

const random = seededRandom(orders.seed);
const vendor = randomVendor(systemClock, random);
const store = redisStore({ url: orders.redisUrl });
const overture = new Overture({
  providers: [vendor.provider],
  tenants: { acme: { budget: { usd: orders.budgetUsd, per: "total" } } },
  store,
  // Eight processes and a Redis that syncs every change share this machine's few cores.
  storeTimeoutMs: 30_000,
  timeouts: { totalMs: 600_000 },
});

let [answered, refused, waits] = [0, 0, 0];
const failed: Record<string, number> = {};

/** Asks until it is answered, or refused for good. Where the budget only has no room for what others hold, it comes again. */
async function ask(index: number): Promise<void> {
  const messages = [{ role: "user" as const, content: `Question ${index}` }];
  for (;;) {
    try {
      await overture.chat.completions.create({ model: "auto", messages, overture: { tenant: "acme" } });
      answered += 1;
      return;
    } catch (error) {
      const held = heldUsdOf(error);
      if (held === undefined) {
        const code = error instanceof OvertureError ? error.code : String(error);
        failed[code] = (failed[code] ?? 0) + 1;
        return;
      }
      if (held === 0) {
        refused += 1;
        return;
      }
      waits += 1;
      await sleep(systemClock, 1000 + 2000 * random());
    }
  }
}

/** What others hold of the budget, in US dollars, where that is why there is no room; undefined for another error. */
function heldUsdOf(error: unknown): number | undefined {
  const { code, budget } = Object(error) as { readonly code?: unknown; readonly budget?: { readonly heldUsd: number } };
  return code === "budget_exceeded" ? budget?.heldUsd : undefined;
}

process.on("message", async () => {
  await Promise.all(Array.from({ length: orders.requests }, (_, index) => ask(index)));
  await overture.close();
  tell({ kind: "spent", billedNanoUsd: vendor.billed(), answered, refused, waits, failed });
  await store.close();
});

await store.read("tenant acme", [{ book: "ready" }]);
tell({ kind: "ready" });
