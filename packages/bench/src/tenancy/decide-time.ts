import { type Overture, seededRandom, systemClock } from "@overture/core";
import { quantile } from "../statistics/quantile.ts";
import { askFor, tenantOverture } from "./idle-tenants.ts";
import { skippingClock } from "./skipping-clock.ts";

/** How long decisions take, by how many tenants a process knows. */
export interface TenantDecisions {
  readonly tenants: number;
  readonly p50Us: number;
  readonly p99Us: number;
}

const seed = 7;

/**
 * Times decisions for one tenant where it is the only one, and for any of those that `many` knows, `tenant-0` and so on: in turns,
 * so that whatever else the machine does meets both.
 */
export async function timeDecisions(
  many: Overture,
  tenants: number,
  decisions: number,
): Promise<readonly TenantDecisions[]> {
  const alone = tenantOverture(skippingClock());
  await askFor(alone, "tenant-0");
  const sets = [
    { overture: alone, count: 1 },
    { overture: many, count: tenants },
  ].map((set) => ({ ...set, random: seededRandom(seed), microseconds: [] as number[] }));
  for (let index = -decisions; index < decisions; index += 1) {
    for (const { overture, count, random, microseconds } of sets) {
      const tenant = `tenant-${Math.floor(random() * count)}`;
      const tookMs = await timed(overture, tenant);
      // What comes before 0 warms up.
      if (index >= 0) microseconds.push(1000 * tookMs);
    }
  }
  await alone.close();
  return sets.map(({ count, microseconds }) => ({
    tenants: count,
    p50Us: quantile(microseconds, 0.5),
    p99Us: quantile(microseconds, 0.99),
  }));
}

async function timed(overture: Overture, tenant: string): Promise<number> {
  const messages = [{ role: "user" as const, content: "Why does my for-await loop never end?" }];
  const request = { model: "auto", messages, overture: { tenant } };
  const startedAt = systemClock.monotonic();
  await overture.decide(request);
  return systemClock.monotonic() - startedAt;
}
