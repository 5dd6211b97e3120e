import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryStore } from "@overture/core/store";
import { redisStore } from "@overture/redis";
import { sqliteStore } from "@overture/sqlite";
import { startRedisServer } from "@overture/testing";
import { createClient } from "redis";
import type { Benchmark, BenchmarkResult } from "../benchmark.ts";
import { measureCells } from "./cells.ts";
import { measureRatios } from "./decision-ratio.ts";
import { countRoundTrips } from "./round-trips.ts";

/** What a store costs: time of decisions, round trips, memory, and the start of a new process. */
export const state: Benchmark = {
  name: "state",
  summary: "what sharing learning through a store costs",
  async run({ quick, progress }): Promise<BenchmarkResult> {
    const folder = mkdtempSync(join(tmpdir(), "overture-bench-"));
    const server = await startRedisServer();
    const client = await createClient({ url: server.url }).connect();
    try {
      progress("state: decisions by turns, without a store and with each");
      const stores = {
        none: undefined,
        memory: memoryStore(),
        sqlite: sqliteStore({ path: join(folder, "state.db") }),
        redis: redisStore({ url: server.url }),
      };
      const ratios = await measureRatios(stores, { rounds: quick ? 10 : 60, perRound: 300 });
      for (const store of Object.values(stores)) await store?.close();
      progress("state: round trips");
      const roundTrips = await countRoundTrips(1000, 100);
      const cells = [];
      for (const count of quick ? [100, 1000] : [100, 1000, 10_000]) {
        progress(`state: ${count} cells`);
        const redis = {
          open: () => redisStore({ url: server.url }),
          info: async (name: string) => Number(new RegExp(`^${name}:(\\d+)`, "m").exec(await client.info())?.[1]),
          clear: async () => void (await client.flushAll()),
        };
        cells.push(await measureCells(redis, count));
      }
      return report(ratios, roundTrips, cells);
    } finally {
      client.destroy();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function report(
  ratios: Awaited<ReturnType<typeof measureRatios>>,
  roundTrips: number,
  cells: readonly Awaited<ReturnType<typeof measureCells>>[],
): BenchmarkResult {
  const ratioOf = (name: string): number => ratios.find(({ store }) => store === name)?.ratio ?? Number.NaN;
  const thousand = cells.find((each) => each.cells === 1000);
  return {
    headline: {
      "decide.ratio.sqlite": ratioOf("sqlite"),
      "decide.ratio.redis": ratioOf("redis"),
      roundTripsPer1000: roundTrips,
      bytesPerCell: thousand?.bytesPerCell ?? Number.NaN,
      "warmStart.ms.1000": thousand?.warmStartMs ?? Number.NaN,
    },
    sections: [
      {
        title: "A decision among ten models, in rounds by turns",
        table: {
          columns: ["store", "p50 µs", "ratio to none"],
          rows: ratios.map(({ store, p50Us, ratio }) => [store, p50Us.toFixed(1), ratio.toFixed(3)]),
        },
        notes: [`1,000 requests, 100 a second, ask the store ${roundTrips} times; no request waits for it.`],
      },
      {
        title: "Learning in Redis: a cell is a model and a task, scored once",
        table: {
          columns: ["cells", "bytes a cell", "warm start ms", "warm start KB", "read-back ms", "read-back KB"],
          rows: cells.map((each) => [
            each.cells.toString(),
            each.bytesPerCell.toFixed(0),
            each.warmStartMs.toFixed(1),
            (each.warmStartBytes / 1000).toFixed(1),
            each.readBackMs.toFixed(1),
            (each.readBackBytes / 1000).toFixed(1),
          ]),
        },
        notes: ["A warm start includes connecting and loading; seeds 1 and 2; the read-back is a whole round."],
      },
    ],
    details: { ratios, cells },
  };
}
