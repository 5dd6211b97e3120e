import { type VirtualClock, virtualClock } from "@overture/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { storeAround } from "../../test/store-around.ts";
import { memoryStore, type StateStore } from "../state/index.ts";
import { allowanceOf, type OwnAllowance, type Owner } from "./budget-line.ts";
import type { LimitRefusal } from "./limits.ts";
import { type Entrance, RateGate, type RateGateInit } from "./rate-gate.ts";
import { StoreWait } from "./store-wait.ts";
import type { LimitOptions } from "./tenant-terms.ts";

let clock: VirtualClock;
let store: StateStore;
let told: LimitRefusal[];
let number = 0;
beforeEach(() => {
  clock = virtualClock();
  store = memoryStore({ clock });
  told = [];
  number = 0;
});

function gate(over: Partial<RateGateInit> = {}): RateGate {
  return new RateGate({
    store,
    clock,
    onStoreDown: "deny",
    onStore: () => {},
    onLimit: (_, refusal) => told.push(refusal),
    release: (space, id) => void store.settle(space, id, []),
    ...over,
  });
}

const of = (owner: Owner, limits: LimitOptions): OwnAllowance => {
  const allowance = allowanceOf(owner, { limits });
  if (!allowance) throw new Error("no allowance");
  return allowance;
};

function entrance(tenant: LimitOptions, tokens = 10, app?: LimitOptions): Entrance {
  number += 1;
  const spaces = [{ space: "tenant:acme", allowances: [of("tenant", tenant)] }];
  if (app) spaces.push({ space: "app", allowances: [of("app", app)] });
  return { id: `r${number}`, spaces, tokens, ttlMs: 60_000, wait: new StoreWait(clock, 50) };
}

async function outcome(work: Promise<void>): Promise<unknown> {
  return await clock.runUntil(
    work.then(
      () => "in",
      (error: unknown) => error,
    ),
  );
}

describe("requests per minute", () => {
  it("let a minute's worth in at once, and then as fast as it flows", async () => {
    const door = gate();
    const limits = { requestsPerMinute: 60 };
    for (let request = 0; request < 60; request += 1) expect(await outcome(door.enter(entrance(limits)))).toBe("in");
    expect(await outcome(door.enter(entrance(limits)))).toMatchObject({
      code: "rate_limited",
      status: 429,
      param: "limits.requestsPerMinute",
      retryAfterMs: 1000,
      message: "The request runs into the tenant's limit of 60 requests per minute. Try again in 1 s.",
    });
    expect(told).toEqual([
      { owner: "tenant", limit: "requestsPerMinute", most: 60, take: expect.anything(), retryAfterMs: 1000 },
    ]);
    await clock.advance(1000);
    expect(await outcome(door.enter(entrance(limits)))).toBe("in");
    expect(await outcome(door.enter(entrance(limits)))).toMatchObject({ code: "rate_limited" });
  });
});

describe("tokens per minute", () => {
  it("are corrected once it is known what was used", async () => {
    const door = gate();
    const limits = { tokensPerMinute: 1000 };
    const first = entrance(limits, 900);
    expect(await outcome(door.enter(first))).toBe("in");
    expect(await outcome(door.enter(entrance(limits, 900)))).toMatchObject({ param: "limits.tokensPerMinute" });
    door.leave(first, 100);
    expect(await outcome(door.enter(entrance(limits, 900)))).toBe("in");
    const dear = entrance(limits, 0);
    expect(await outcome(door.enter(dear))).toBe("in");
    door.leave(dear, 500);
    await clock.advance(27_000);
    expect(await outcome(door.enter(entrance(limits, 1)))).toMatchObject({ code: "rate_limited" });
  });

  it("say of a request that never fits that it never will", async () => {
    expect(await outcome(gate().enter(entrance({ tokensPerMinute: 1000 }, 1001)))).toMatchObject({
      retryAfterMs: undefined,
      message: expect.stringContaining("is more than the tenant's limit of 1000 tokens per minute allows at once"),
    });
  });
});

describe("requests at once", () => {
  it("make room when one is over, or when it must be", async () => {
    const door = gate();
    const limits = { concurrent: 1 };
    const first = entrance(limits);
    expect(await outcome(door.enter(first))).toBe("in");
    expect(await outcome(door.enter(entrance(limits)))).toMatchObject({
      param: "limits.concurrent",
      retryAfterMs: 1000,
    });
    door.leave(first, 10);
    await clock.advance(0);
    expect(await outcome(door.enter(entrance(limits)))).toBe("in");
    await clock.advance(60_001);
    expect(await outcome(door.enter(entrance(limits)))).toBe("in");
  });

  it("give back what else was taken", async () => {
    const door = gate();
    const limits = { concurrent: 1, requestsPerMinute: 2 };
    await door.enter(entrance(limits));
    for (let again = 0; again < 5; again += 1) {
      expect(await outcome(door.enter(entrance(limits)))).toMatchObject({ param: "limits.concurrent" });
    }
  });
});

it("takes nothing of a tenant's limits where the app's stand in the way", async () => {
  const door = gate();
  const app = { requestsPerMinute: 1 };
  await door.enter(entrance({ requestsPerMinute: 2, concurrent: 2 }, 1, app));
  for (let again = 0; again < 5; again += 1) {
    expect(await outcome(door.enter(entrance({ requestsPerMinute: 2, concurrent: 2 }, 1, app)))).toMatchObject({
      message: expect.stringContaining("the app's limit"),
    });
    await clock.advance(0);
  }
  expect(await outcome(door.enter(entrance({ requestsPerMinute: 2, concurrent: 2 })))).toBe("in");
});

it("takes soft limits in slices, and gives them back with hard ones that stand in the way", async () => {
  await import("./soft-gate.ts");
  let takes = 0;
  const counting = storeAround(store, {
    take: (...all) => {
      takes += 1;
      return store.take(...all);
    },
  });
  const door = gate({ store: counting });
  const soft = { requestsPerMinute: 600, hard: false };
  for (let request = 0; request < 100; request += 1) expect(await outcome(door.enter(entrance(soft)))).toBe("in");
  expect(takes).toBeLessThan(12);
  expect(await outcome(door.enter(entrance({ requestsPerMinute: 5, hard: false }, 10)))).toBe("in");
  const app = { concurrent: 1 };
  const first = entrance({ concurrent: 1, hard: false }, 1, app);
  expect(await outcome(door.enter(first))).toBe("in");
  expect(await outcome(door.enter(entrance({ requestsPerMinute: 60, hard: false }, 1, app)))).toMatchObject({
    param: "limits.concurrent",
  });
  door.leave(first, 1);
  await clock.advance(0);
  expect(await outcome(door.enter(entrance({ concurrent: 1, hard: false }, 1, app)))).toBe("in");
});

describe("a store that was written by hand", () => {
  it("and lies is no reason to let requests through", async () => {
    for (const said of [{}, 5, { admitted: false }, { admitted: false, reason: "limit", take: 9 }]) {
      const lying = { ...store, take: async () => said } as unknown as StateStore;
      const down = { code: "store_unavailable" };
      expect(await outcome(gate({ store: lying }).enter(entrance({ requestsPerMinute: 1 })))).toMatchObject(down);
    }
  });

  it("and throws at once, or gives no promise, touches nobody who leaves", async () => {
    const broken = (): never => {
      throw new TypeError("no such method");
    };
    for (const take of [broken, () => undefined]) {
      const states: string[] = [];
      const odd = { ...store, take } as unknown as StateStore;
      gate({ store: odd, onStore: (state) => states.push(state) }).leave(entrance({ tokensPerMinute: 10 }, 5), 9);
      await clock.advance(0);
      expect(states).toEqual(take === broken ? ["down"] : []);
    }
  });
});

describe("a store that does not answer", () => {
  const hanging = { take: () => new Promise<never>(() => {}) } as unknown as StateStore;

  it("keeps requests out in time, unless they may go on without limits", async () => {
    const limits = { requestsPerMinute: 1 };
    const before = clock.now();
    expect(await outcome(gate({ store: hanging }).enter(entrance(limits)))).toMatchObject({
      code: "store_unavailable",
      status: 503,
    });
    expect(clock.now() - before).toBe(50);
    expect(await outcome(gate({ store: hanging, onStoreDown: "allow" }).enter(entrance(limits)))).toBe("in");
  });

  it("costs nothing of the limits that it did answer for, where it is why the request is refused", async () => {
    const limits = { requestsPerMinute: 1, concurrent: 1 };
    const halfDown = storeAround(store, { hold: () => new Promise(() => {}) });
    expect(await outcome(gate({ store: halfDown }).enter(entrance(limits)))).toMatchObject({ status: 503 });
    expect(await outcome(gate().enter(entrance(limits)))).toBe("in");
  });
});
