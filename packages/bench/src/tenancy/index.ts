import type { Benchmark, BenchmarkResult } from "../benchmark.ts";
import { percent } from "../report/number-text.ts";
import { type TenantDecisions, timeDecisions } from "./decide-time.ts";
import { type IdleTenants, measureIdleTenants } from "./idle-tenants.ts";
import { type Spent, spendTogether } from "./spend.ts";

const seed = 1;
const budgetUsd = 1;

/** What tenants cost a process, and whether one budget holds that many processes spend. */
export const tenancy: Benchmark = {
  name: "tenancy",
  summary: "100,000 tenants in one process, and one budget that eight processes spend",
  async run({ quick, progress }): Promise<BenchmarkResult> {
    const tenants = quick ? 10_000 : 100_000;
    const spending = {
      processes: 8,
      requests: quick ? 1000 : 5000,
      budgetUsd: quick ? budgetUsd / 5 : budgetUsd,
      seed,
    };
    progress(`tenancy: ${spending.processes} processes spend $${spending.budgetUsd}`);
    const spent = await spendTogether(spending);
    let decisions: readonly TenantDecisions[] = [];
    const idle = await measureIdleTenants(tenants, progress, {
      whileKnown: async (overture) => {
        decisions = await timeDecisions(overture, tenants, quick ? 2000 : 10_000);
      },
    });
    return reportOf({ spent, idle, decisions, spending });
  },
};

function reportOf(found: {
  readonly spent: Spent;
  readonly idle: IdleTenants;
  readonly decisions: readonly TenantDecisions[];
  readonly spending: { readonly processes: number; readonly requests: number; readonly budgetUsd: number };
}): BenchmarkResult {
  const { spent, idle, decisions, spending } = found;
  const [one, many] = decisions;
  const ratio = (many?.p50Us ?? Number.NaN) / (one?.p50Us ?? Number.NaN);
  const most = Math.max(spent.billedUsd, spent.postedUsd);
  const usedShare = spent.billedUsd / spending.budgetUsd;
  const failures = Object.entries(spent.failed).map(([code, count]) => `${count} × ${code}`);
  return {
    headline: {
      bytesPerIdleTenant: idle.bytesWhenIdle,
      "bytesPerTenant.justServed": idle.bytesAfterRequest,
      "decide.ratio.100k": ratio,
      "budget.overspendUsd": Math.max(0, most - spending.budgetUsd),
      "budget.usedShare": usedShare,
    },
    sections: [
      {
        title: `${spending.processes} processes, one Redis, one tenant with a hard budget of $${spending.budgetUsd}: ${spending.requests} requests at once, of any cost, without a limit`,
        table: {
          columns: ["vendors' bill $", "ledger $", "held $", "used", "answered", "refused", "came again", "s"],
          rows: [
            [
              spent.billedUsd.toFixed(6),
              spent.postedUsd.toFixed(6),
              spent.heldUsd.toFixed(6),
              percent(usedShare, 2),
              `${spent.answered}`,
              `${spent.refused}`,
              `${spent.waits}`,
              spent.seconds.toFixed(0),
            ],
          ],
        },
        notes: [
          "A request that has no room only for what others hold comes again 1 to 3 s later; one that is refused with nothing held is refused for good.",
          `Failed otherwise: ${failures.join(", ") || "none"}. Seed ${seed}.`,
        ],
      },
      {
        title: `${idle.tenants} tenants in one process, each served once, with a budget and a limit; their store is elsewhere`,
        table: {
          columns: ["when", "bytes a tenant"],
          rows: [
            ["just served", idle.bytesAfterRequest.toFixed(0)],
            ["gone for ten minutes", idle.bytesWhenIdle.toFixed(0)],
          ],
        },
        notes: ["A tenant of whose answers anybody has said how good they are stays as long as there is room."],
      },
      {
        title: "A decision for a tenant, in turns",
        table: {
          columns: ["tenants known", "p50 µs", "p99 µs"],
          rows: decisions.map(({ tenants, p50Us, p99Us }) => [`${tenants}`, p50Us.toFixed(1), p99Us.toFixed(1)]),
        },
        notes: [`Ratio of the medians: ${ratio.toFixed(3)}. No tenant is looked up anew meanwhile.`],
      },
    ],
    details: { spent, idle, decisions, spending },
  };
}
