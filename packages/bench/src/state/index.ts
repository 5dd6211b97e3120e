import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryStore } from "@overture/core/store";
import { redisStore } from "@overture/redis";
import { sqliteStore } from "@overture/sqlite";
import { startRedisServer } from "@overture/testing";
import { createClient } from "redis";
import type { Benchmark, BenchmarkResult } from "../benchmark.ts";
import { type MeasuredStore, measureCells } from "./cells.ts";
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
      const limits = { requestsPerMinute: 60_000, tokensPerMinute: 100_000_000, concurrent: 1000 };
      const roundTrips = {
        learning: await countRoundTrips(1000, 100),
        hard: await countRoundTrips(1000, 100, limits),
        soft: await countRoundTrips(1000, 100, { ...limits, hard: false }),
      };
      const counts = quick ? [100, 1000] : [100, 1000, 10_000];
      const cells: OwnCells[] = [];
      for (const [store, measured] of [
        [
          "redis",
          redisMeasured(
            server.url,
            () => client.info(),
            () => client.flushAll(),
          ),
        ],
        ["sqlite", sqliteMeasured(join(folder, "cells.db"))],
      ] as const)
        for (const count of counts) {
          progress(`state: ${count} cells in ${store}`);
          cells.push({ store, ...(await measureCells(measured, count)) });
        }
      return report(ratios, roundTrips, cells);
    } finally {
      client.destroy();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

type OwnCells = Awaited<ReturnType<typeof measureCells>> & { readonly store: "redis" | "sqlite" };

function redisMeasured(url: string, info: () => Promise<string>, clear: () => Promise<unknown>): MeasuredStore {
  const names = { held: "used_memory", sent: "total_net_output_bytes" };
  return {
    open: () => redisStore({ url }),
    bytes: async (of) => Number(new RegExp(`^${names[of]}:(\\d+)`, "m").exec(await info())?.[1]),
    clear: async () => void (await clear()),
  };
}

/** Nothing is sent anywhere: a file is read. */
function sqliteMeasured(path: string): MeasuredStore {
  const files = [path, `${path}-wal`];
  return {
    open: () => sqliteStore({ path }),
    bytes: async (of) => {
      const sizes = files.map((file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0);
      return of === "held" ? sizes.reduce((sum, size) => sum + size, 0) : Number.NaN;
    },
    clear: async () => {
      for (const file of [...files, `${path}-shm`]) rmSync(file, { force: true });
    },
  };
}

function report(
  ratios: Awaited<ReturnType<typeof measureRatios>>,
  roundTrips: Readonly<Record<"learning" | "hard" | "soft", number>>,
  cells: readonly OwnCells[],
): BenchmarkResult {
  const ratioOf = (name: string): number => ratios.find(({ store }) => store === name)?.ratio ?? Number.NaN;
  const thousandIn = (store: OwnCells["store"]) => cells.find((each) => each.store === store && each.cells === 1000);
  return {
    headline: {
      "decide.ratio.sqlite": ratioOf("sqlite"),
      "decide.ratio.redis": ratioOf("redis"),
      roundTripsPer1000: roundTrips.learning,
      "roundTripsPer1000.hardLimits": roundTrips.hard,
      "roundTripsPer1000.softLimits": roundTrips.soft,
      bytesPerCell: thousandIn("redis")?.bytesPerCell ?? Number.NaN,
      "warmStart.ms.1000": thousandIn("redis")?.warmStartMs ?? Number.NaN,
      "warmStart.sqlite.ms.1000": thousandIn("sqlite")?.warmStartMs ?? Number.NaN,
    },
    sections: [
      {
        title: "A decision among ten models, in rounds by turns",
        table: {
          columns: ["store", "p50 µs", "ratio to none"],
          rows: ratios.map(({ store, p50Us, ratio }) => [store, p50Us.toFixed(1), ratio.toFixed(3)]),
        },
        notes: [
          `1,000 requests, 100 a second, ask the store ${roundTrips.learning} times; no request waits for it.`,
          `Under three limits they ask ${roundTrips.hard} times where these are hard, and ${roundTrips.soft} times where they are soft.`,
        ],
      },
      {
        title: "Learning in a store: a cell is a model and a task, scored once",
        table: {
          columns: ["store", "cells", "bytes a cell", "warm start ms", "warm start KB", "read-back ms", "read-back KB"],
          rows: cells.map((each) => [
            each.store,
            each.cells.toString(),
            each.bytesPerCell.toFixed(0),
            each.warmStartMs.toFixed(1),
            kilobytes(each.warmStartBytes),
            each.readBackMs.toFixed(1),
            kilobytes(each.readBackBytes),
          ]),
        },
        notes: [
          "A warm start is the first decision of another Overture, with a connection of its own, in a process that has loaded all code.",
          "The read-back is a whole round of sending and reading after one more score. Seeds 1 and 2.",
        ],
      },
    ],
    details: { ratios, roundTrips, cells },
  };
}

function kilobytes(bytes: number): string {
  return Number.isNaN(bytes) ? "–" : (bytes / 1000).toFixed(1);
}
