import { type VirtualClock, virtualClock } from "@overture/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { memoryStore, type StateStore } from "../state/index.ts";
import type { Clock } from "../time/index.ts";
import { type Settlement, Settlements } from "./settlements.ts";

let clock: VirtualClock;
let store: StateStore;
let told: string[];
beforeEach(() => {
  clock = virtualClock();
  store = memoryStore({ clock });
  told = [];
});

function settlements(over: Partial<Pick<StateStore, "settle">> = {}, own: Clock = clock): Settlements {
  return new Settlements({
    store: { settle: (...all) => store.settle(...all), ...over },
    clock: own,
    timeoutMs: 50,
    onSettled: ({ id }, { posted }) => told.push(`${id} ${posted.join()}`),
    onStore: (state) => told.push(state),
    onDropped: ({ id }) => told.push(`dropped ${id}`),
  });
}

const settlement = (id: string): Settlement => ({
  space: "tenant:acme",
  id,
  entries: [{ book: "b", counter: "c", by: 5 }],
});

/** The clock, with timers that hold a process open, as Node's do, until they are let go. */
function holdingClock(holding: Set<object>): Clock {
  const setTimer: Clock["setTimer"] = (callback, delayMs) => {
    const timer = clock.setTimer(() => {
      holding.delete(timer);
      callback();
    }, delayMs);
    holding.add(timer);
    return Object.assign(timer, { unref: () => holding.delete(timer) });
  };
  const clearTimer: Clock["clearTimer"] = (timer) => {
    holding.delete(timer);
    clock.clearTimer(timer);
  };
  return { now: clock.now, monotonic: clock.monotonic, setTimer, clearTimer };
}

async function postedAmount(): Promise<number | undefined> {
  const [book] = await store.read("tenant:acme", [{ book: "b" }]);
  return book?.counters.get("c")?.posted;
}

describe("settling", () => {
  it("is told once it is acknowledged, and waited for", async () => {
    const set = settlements();
    set.send(settlement("one"));
    expect(set.pending).toBe(1);
    await set.idle();
    expect([set.pending, told]).toEqual([0, ["up", "one 5"]]);
  });

  it("goes on until a store that was down acknowledges, and counts once although a reply was lost", async () => {
    let calls = 0;
    const set = settlements({
      settle: async (space, id, entries) => {
        calls += 1;
        if (calls === 1) throw new Error("connection refused");
        const result = await store.settle(space, id, entries);
        if (calls === 2) throw new Error("connection reset");
        return result;
      },
    });
    set.send(settlement("one"));
    set.send(settlement("two"));
    await clock.advance(60_000);
    expect(await postedAmount()).toBe(10);
    expect(set.pending).toBe(0);
    expect(told.filter((each) => each === "up")).toHaveLength(2);
    expect(clock.pendingTimers).toBe(0);
  });

  it("does not wait for ever for a store that hangs", async () => {
    const set = settlements({ settle: () => new Promise(() => {}) });
    set.send(settlement("one"));
    await clock.advance(1000);
    expect(told).toEqual(["down"]);
    expect(set.pending).toBe(1);
  });

  it("can be asked to try again at once", async () => {
    let isDown = true;
    const set = settlements({
      settle: async (...all) => {
        if (isDown) throw new Error("down");
        return store.settle(...all);
      },
    });
    set.send(settlement("one"));
    await set.idle();
    isDown = false;
    await set.flush();
    expect(await postedAmount()).toBe(5);
  });

  it("waits as long as before where it is asked to try again, and nothing waits", async () => {
    const set = settlements({ settle: async () => Promise.reject(new Error("down")) });
    for (let count = 0; count < 10; count += 1) await set.flush();
    set.send(settlement("one"));
    await set.idle();
    await clock.advance(500);
    expect(told).toEqual(["down", "down"]);
  });

  it("takes a fetch that failed, which is a TypeError, for a store that is down", async () => {
    let calls = 0;
    const set = settlements({
      settle: async (...all) => {
        calls += 1;
        if (calls < 3) throw new TypeError("fetch failed");
        return store.settle(...all);
      },
    });
    set.send(settlement("one"));
    await clock.advance(10_000);
    expect([await postedAmount(), set.pending]).toEqual([5, 0]);
  });

  it("keeps a process that has nothing else to do for some seconds, and not until a dead store is back", async () => {
    const holding = new Set<object>();
    const set = settlements({ settle: async () => Promise.reject(new Error("down")) }, holdingClock(holding));
    set.send(settlement("one"));
    await clock.advance(3000);
    expect(holding.size).toBe(1);
    await clock.advance(100_000);
    expect([holding.size, set.pending]).toEqual([0, 1]);
  });

  it("gives up what can never be right, and tells", async () => {
    const set = settlements({
      settle: async () => {
        throw new RangeError("amounts must be whole");
      },
    });
    set.send(settlement("one"));
    await set.idle();
    expect([told, set.pending]).toEqual([["dropped one"], 0]);
  });
});
