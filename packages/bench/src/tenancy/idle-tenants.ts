import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Clock, Overture, seededRandom, type TenantOptions } from "@overture/core";
import { constant, scriptedProvider } from "@overture/testing";
import { forgetfulStore } from "./forgetful-store.ts";
import { skippingClock } from "./skipping-clock.ts";

/** What so many tenants take of memory. */
export interface IdleTenants {
  readonly tenants: number;
  /** The heap, per tenant, while each is remembered that has just had a request answered. */
  readonly bytesAfterRequest: number;
  /** The same when none has come for ten minutes, in a process that goes on serving a few. */
  readonly bytesWhenIdle: number;
}

/** How it is measured. */
export interface MeasuringOptions {
  /** How many requests fill what keeps the latest ones. @default 12000 */
  readonly fullAfter?: number | undefined;
  readonly whileKnown?: ((overture: Overture) => Promise<void>) | undefined;
}

const collect = garbageCollector();

const tenMinutesMs = 600_001;
const allFullAfter = 12_000;

/** What every tenant of these measurements has: a budget and a limit, and no keys of its own. */
export const terms: TenantOptions = {
  budget: { usd: 100, per: "month" },
  limits: { requestsPerMinute: 600 },
};

/** An Overture with two models and any number of tenants. */
export function tenantOverture(clock: Clock): Overture {
  const models = (["small", "large"] as const).map((name) => ({
    name,
    firstTokenMs: constant(0),
    tokenMs: constant(0),
    outputTokens: constant(20),
    card: { recommended: true, prices: { input: 1, output: 4 } },
  }));
  return new Overture({
    providers: [scriptedProvider({ id: "vendor", clock, models, maxCalls: 1 })],
    clock,
    random: seededRandom(1),
    tenants: () => ({ ...terms }),
    // Longer than any measurement takes: what is measured is tenants that are known, not how long it takes to look one up.
    tenantTimeToLiveMs: 3_600_000,
    store: forgetfulStore(),
  });
}

/** Asks on a tenant's account. */
export async function askFor(overture: Overture, tenant: string, question = 0): Promise<void> {
  const content = `Question ${question}: why does my for-await loop never end?`;
  const messages = [{ role: "user" as const, content }];
  const request = { model: "auto", messages, max_completion_tokens: 100, overture: { tenant } };
  await overture.chat.completions.create(request);
}

/**
 * Measures what tenants take that were once served. Their money is in the store, which is not counted: it is another's memory.
 * `whileKnown` is called when all of them are known.
 */
export async function measureIdleTenants(
  tenants: number,
  onProgress: (text: string) => void,
  { fullAfter = allFullAfter, whileKnown }: MeasuringOptions = {},
): Promise<IdleTenants> {
  const clock = skippingClock();
  const overture = tenantOverture(clock);
  // Until all is full that keeps the latest of all requests, whoever sends them.
  for (let index = 0; index < fullAfter; index += 1) await askFor(overture, "warm", index);
  clock.skip(tenMinutesMs);
  const before = heapBytes();
  for (let index = 0; index < tenants; index += 1) {
    await askFor(overture, `tenant-${index}`);
    if (index % 1000 === 0) onProgress(`tenancy: ${index} of ${tenants} tenants`);
  }
  const afterRequest = heapBytes();
  await whileKnown?.(overture);
  clock.skip(tenMinutesMs);
  // Enough that all who are idle are looked at, some dozen with each request, and let go.
  for (let index = 0; index < tenants / 10; index += 1) await askFor(overture, `busy-${index % 10}`);
  const whenIdle = heapBytes();
  await overture.close();
  return {
    tenants,
    bytesAfterRequest: (afterRequest - before) / tenants,
    bytesWhenIdle: (whenIdle - before) / tenants,
  };
}

function heapBytes(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

/** The engine's garbage collector, which a program can only reach when it asks for it by a flag. */
function garbageCollector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}
