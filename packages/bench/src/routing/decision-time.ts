import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Clock, Overture, roundRobin, seededRandom, systemClock } from "@overture/core";
import { type VirtualClock, virtualClock } from "@overture/testing";
import type { Section } from "../benchmark.ts";
import { quantile } from "../statistics/quantile.ts";
import { type World, worldId, worldProvider } from "./change-world.ts";

/** How long decisions take after a history of some length. */
export interface DecisionTime {
  readonly observations: number;
  readonly p50Us: number;
  readonly p99Us: number;
  /** What the heap holds more than before, in MB. */
  readonly heapMb: number;
}

/** Ten models, all alike in price. */
const tenModels: World = Object.fromEntries(
  Array.from({ length: 10 }, (_, place) => [`model-${place}`, { quality: 0.5 + place / 25, cost: 0.01 }]),
);

const collect = garbageCollector();

/** Measures decisions of ten models after histories of some lengths, and the memory that a cell of learning takes. */
export async function measureDecisions(
  quick: boolean,
  onProgress: (text: string) => void,
): Promise<{ readonly times: readonly DecisionTime[]; readonly bytesPerCell: number }> {
  const times: DecisionTime[] = [];
  for (const observations of quick ? [0, 1000, 10_000] : [0, 1000, 100_000]) {
    onProgress(`routing: decisions after ${observations} observations`);
    times.push(await timeDecisions(observations, quick ? 5000 : 20_000));
  }
  onProgress("routing: memory of a cell");
  return { times, bytesPerCell: await cellBytes() };
}

async function timeDecisions(observations: number, count: number): Promise<DecisionTime> {
  const before = heapBytes();
  const clock = virtualClock();
  const overture = newOverture(clock);
  await observe(overture, clock, { observations, tasks: 10 });
  const heapMb = (heapBytes() - before) / 1e6;
  const decide = (index: number): Promise<unknown> =>
    overture.decide({
      model: "auto",
      messages: [{ role: "user", content: `Question ${index}: why does my for-await loop never end?` }],
      overture: { task: `task-${index % 10}` },
    });
  for (let index = 0; index < count; index += 1) await decide(index);
  const microseconds: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const startedAt = systemClock.monotonic();
    await decide(index);
    microseconds.push(1000 * (systemClock.monotonic() - startedAt));
  }
  await overture.close();
  return { observations, p50Us: quantile(microseconds, 0.5), p99Us: quantile(microseconds, 0.99), heapMb };
}

/** How much more the heap holds for each cell, of a model and a task, from two histories that differ only in their tasks. */
async function cellBytes(): Promise<number> {
  const observations = 10_000;
  const sizes: number[] = [];
  // All stay alive until the end, so that none's memory is taken off another's. The first only warms up.
  const alive: Overture[] = [];
  for (const tasks of [1, 1, 101]) {
    const before = heapBytes();
    const clock = virtualClock();
    const overture = newOverture(clock, true);
    alive.push(overture);
    await observe(overture, clock, { observations, tasks });
    sizes.push(heapBytes() - before);
  }
  for (const overture of alive) await overture.close();
  return ((sizes[2] ?? 0) - (sizes[1] ?? 0)) / (10 * 100);
}

function newOverture(clock: Clock, everyModel = false): Overture {
  return new Overture({
    providers: [worldProvider(() => tenModels)],
    models: [`${worldId}/*`],
    ...(everyModel ? { policy: roundRobin() } : {}),
    clock,
    random: seededRandom(1),
  });
}

/** Has requests answered and scored, one a second. */
async function observe(
  overture: Overture,
  clock: VirtualClock,
  history: { observations: number; tasks: number },
): Promise<void> {
  const random = seededRandom(2);
  for (let index = 0; index < history.observations; index += 1) {
    const answer = await overture.chat.completions.create({
      model: "auto",
      messages: [{ role: "user", content: `Question ${index}` }],
      // Models may take turns, ten in a round: a round stays with its task.
      overture: { task: `task-${Math.floor(index / 10) % history.tasks}` },
    });
    await overture.feedback(answer.overture.id, { score: random() });
    await clock.advance(1000);
  }
}

/** What came of it. */
export function decisionReport({ times, bytesPerCell }: Awaited<ReturnType<typeof measureDecisions>>): {
  readonly headline: Readonly<Record<string, number>>;
  readonly sections: readonly Section[];
} {
  const last = times.at(-1);
  const rows = times.map(({ observations, p50Us, p99Us, heapMb }) => [
    observations.toString(),
    p50Us.toFixed(1),
    p99Us.toFixed(1),
    heapMb.toFixed(1),
  ]);
  return {
    headline: {
      "decide.p50us": last?.p50Us ?? Number.NaN,
      "decide.p99us": last?.p99Us ?? Number.NaN,
      "decide.p50us.empty": times[0]?.p50Us ?? Number.NaN,
      "memory.bytesPerCell": bytesPerCell,
    },
    sections: [
      {
        title: "A decision among ten models: overture.decide(), from the request to the ranking",
        table: { columns: ["observations", "p50 µs", "p99 µs", "heap MB"], rows },
        notes: [`A cell of learning, one model and one task, takes ${bytesPerCell.toFixed(0)} bytes.`],
      },
    ],
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
