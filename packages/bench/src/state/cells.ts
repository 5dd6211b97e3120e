import type { StateStore } from "@overture/core/store";
import { learnCells, modelsFor, overtureOf } from "./history.ts";

/** What so many cells of learning take. */
export interface CellsResult {
  readonly cells: number;
  /** What the server's memory grew by for each. */
  readonly bytesPerCell: number;
  /** From nothing: the first request of a new process, until all is read. */
  readonly warmStartMs: number;
  readonly warmStartBytes: number;
  /** A round of sending and reading after one more score. */
  readonly readBackMs: number;
  readonly readBackBytes: number;
}

/** A Redis of the benchmark's own, and how to look into it. */
export interface MeasuredRedis {
  readonly open: () => StateStore;
  /** A figure of INFO. */
  readonly info: (name: string) => Promise<number>;
  readonly clear: () => Promise<void>;
}

/** Measures what cells take in Redis, and how long they take to read. */
export async function measureCells(redis: MeasuredRedis, cells: number): Promise<CellsResult> {
  await redis.clear();
  const before = await redis.info("used_memory");
  const store = redis.open();
  const sharing = { flushMs: 600_000, flushAfter: 1_000_000, warmStartMs: 60_000 };
  const teacher = await learnCells(cells, { store, sharing });
  await teacher.flush();
  const bytesPerCell = ((await redis.info("used_memory")) - before) / cells;

  const sentBefore = await redis.info("total_net_output_bytes");
  const pupil = overtureOf(modelsFor(cells), { store, sharing });
  const startedAt = performance.now();
  await pupil.decide({ model: "auto", messages: [{ role: "user", content: "Hello" }] });
  const warmStartMs = performance.now() - startedAt;
  const warmStartBytes = (await redis.info("total_net_output_bytes")) - sentBefore;

  const one = await teacher.chat.completions.create({
    model: "auto",
    messages: [{ role: "user", content: "Question" }],
    overture: { task: "task-0" },
  });
  await teacher.feedback(one.overture.id, { score: 1 });
  await teacher.flush();
  const readBefore = await redis.info("total_net_output_bytes");
  const readAt = performance.now();
  await pupil.flush();
  const readBackMs = performance.now() - readAt;
  const readBackBytes = (await redis.info("total_net_output_bytes")) - readBefore;
  for (const overture of [teacher, pupil]) await overture.close();
  await store.close();
  return { cells, bytesPerCell, warmStartMs, warmStartBytes, readBackMs, readBackBytes };
}
