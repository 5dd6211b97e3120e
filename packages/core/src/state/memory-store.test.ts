import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { memoryStore } from "./memory-store.ts";
import { unknownMemoryMs } from "./store.ts";

const spend = (by: number) => ({ book: "budget", counter: "usd", by });

function stage() {
  const clock = virtualClock();
  const store = memoryStore({ clock });
  const hold = (id: string, by: number, limit: number) =>
    store.hold("tenant", id, {
      entries: [spend(by), { book: "now", counter: "calls", by: 1, onExpiry: "dropped" }],
      guards: [{ book: "budget", counter: "usd", limit }],
      ttlMs: 1000,
      validUntil: clock.now() + 50,
    });
  const standing = async () => {
    const [budget, now] = await store.read("tenant", [{ book: "budget" }, { book: "now" }]);
    return { usd: budget?.counters.get("usd"), calls: now?.counters.get("calls")?.held };
  };
  return { clock, store, hold, standing };
}

it("holds only what keeps the limit, and tells where it stands", async () => {
  const { hold } = stage();
  expect(await hold("a", 60, 100)).toEqual({ admitted: true, standings: [{ posted: 0, held: 60 }] });
  expect(await hold("b", 41, 100)).toEqual({
    admitted: false,
    blockedBy: { reason: "limit", guard: 0, posted: 0, held: 60, asked: 41 },
  });
  expect(await hold("b", 40, 100)).toMatchObject({ admitted: true });
});

it("settles once, for what was really used", async () => {
  const { store, hold, standing } = stage();
  await hold("a", 60, 100);
  expect(await store.settle("tenant", "a", [spend(20)])).toEqual({ repeated: false, posted: [20] });
  expect(await store.settle("tenant", "a", [spend(20)])).toEqual({ repeated: true, posted: [20] });
  expect(await standing()).toEqual({ usd: { posted: 20, held: 0, unknown: 0 }, calls: 0 });
  expect(await hold("a", 1, 100)).toEqual({ admitted: false, blockedBy: { reason: "ended" } });
});

it("posts what nobody settled as unknown, gives back what was to be dropped, and is put right by a late settlement", async () => {
  const { clock, store, hold, standing } = stage();
  await hold("a", 60, 100);
  await clock.advance(1000);
  expect(await standing()).toEqual({ usd: { posted: 60, held: 0, unknown: 60 }, calls: 0 });
  expect(await store.pending("tenant")).toMatchObject([{ id: "a", state: "unknown", entries: [spend(60)] }]);
  await store.settle("tenant", "a", [spend(20)]);
  expect(await standing()).toMatchObject({ usd: { posted: 20, held: 0, unknown: 0 } });
});

it("forgets an unknown hold after its time: what was posted stays", async () => {
  const { clock, store, hold, standing } = stage();
  await hold("a", 60, 100);
  await clock.advance(1000);
  await standing();
  await clock.advance(unknownMemoryMs);
  expect(await store.pending("tenant")).toEqual([]);
  expect(await standing()).toMatchObject({ usd: { posted: 60, unknown: 60 } });
});

it("refuses new counters when it is full, and says which option to raise", async () => {
  const store = memoryStore({ maxCounters: 2 });
  await store.add("s", [spend(1), { ...spend(1), counter: "other" }]);
  await store.add("s", [spend(1)]);
  await expect(store.add("s", [{ ...spend(1), counter: "third" }])).rejects.toThrow(/maxCounters \(2\)/);
});
