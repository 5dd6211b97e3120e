import { systemClock } from "@overture/core";
import type { StateStore } from "@overture/core/store";
import { learnCells, modelsFor, overtureOf } from "./history.ts";

/** What so many cells of learning take. */
export interface CellsResult {
  readonly cells: number;
  /** What the server's memory, or the file, grew by for each. */
  readonly bytesPerCell: number;
  /** From nothing: the first request of a new process, until all is read. */
  readonly warmStartMs: number;
  readonly warmStartBytes: number;
  /** A round of sending and reading after one more score. */
  readonly readBackMs: number;
  readonly readBackBytes: number;
}

/** A store of the benchmark's own, and how to look into it. */
export interface MeasuredStore {
  readonly open: () => StateStore;
  /** How much it holds, and how much it has sent so far. */
  readonly bytes: (of: "held" | "sent") => Promise<number>;
  readonly clear: () => Promise<void>;
}

/** Measures what cells take in a store, and how long they take to read. */
export async function measureCells(measured: MeasuredStore, cells: number): Promise<CellsResult> {
  await measured.clear();
  const before = await measured.bytes("held");
  const store = measured.open();
  const sharing = { flushMs: 600_000, flushAfter: 1_000_000, warmStartMs: 60_000 };
  const teacher = await learnCells(cells, { store, sharing });
  await teacher.flush();
  const bytesPerCell = ((await measured.bytes("held")) - before) / cells;

  const sentBefore = await measured.bytes("sent");
  // A connection of its own, which is made meanwhile.
  const own = measured.open();
  const pupil = overtureOf(modelsFor(cells), { store: own, sharing });
  const startedAt = systemClock.monotonic();
  await pupil.decide({ model: "auto", messages: [{ role: "user", content: "Hello" }] });
  const warmStartMs = systemClock.monotonic() - startedAt;
  const warmStartBytes = (await measured.bytes("sent")) - sentBefore;

  const one = await teacher.chat.completions.create({
    model: "auto",
    messages: [{ role: "user", content: "Question" }],
    overture: { task: "task-0" },
  });
  await teacher.feedback(one.overture.id, { score: 1 });
  await teacher.flush();
  const readBefore = await measured.bytes("sent");
  const readAt = systemClock.monotonic();
  await pupil.flush();
  const readBackMs = systemClock.monotonic() - readAt;
  const readBackBytes = (await measured.bytes("sent")) - readBefore;
  for (const overture of [teacher, pupil]) await overture.close();
  for (const each of [store, own]) await each.close();
  return { cells, bytesPerCell, warmStartMs, warmStartBytes, readBackMs, readBackBytes };
}
