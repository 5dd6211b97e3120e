import { virtualClock } from "@overture/testing";
import { expect, it } from "vitest";
import { memoryStore } from "../state/index.ts";
import { allowanceOf } from "./budget-line.ts";
import { SoftGate } from "./soft-gate.ts";
import { StoreWait } from "./store-wait.ts";
import type { LimitOptions } from "./tenant-terms.ts";

function stage(limits: LimitOptions) {
  const clock = virtualClock();
  const store = memoryStore({ clock });
  const gate = new SoftGate({
    store,
    clock,
    onStore: () => {},
    release: (space, id) => void store.settle(space, id, []),
  });
  const allowances = [
    allowanceOf("tenant", { limits }),
    allowanceOf("tag chat", { limits: { concurrent: 2 } }),
  ].flatMap((each) => each ?? []);
  let requests = 0;
  const enter = async (tokens = 10) => {
    requests += 1;
    const entrance = { id: `r${requests}`, space: "tenant acme", allowances, tokens, ttlMs: 60_000 };
    const refusal = await clock.runUntil(gate.enter({ ...entrance, wait: new StoreWait(clock, 50) }));
    return {
      refusal,
      leave: (difference = 0, neverRan = false) =>
        gate.leave(entrance, { requests: neverRan ? -1 : 0, tokens: difference }),
    };
  };
  return { clock, enter, gate, store };
}

it("gives back at once what no request has, when it is closed", async () => {
  const { clock, enter, gate, store } = stage({ requestsPerMinute: 100, concurrent: 320 });
  for (let request = 0; request < 20; request += 1) (await enter()).leave();
  gate.close();
  await clock.advance(0);
  expect(await store.pending("tenant acme")).toEqual([]);
  const takes = [{ bucket: "tenant requestsPerMinute", perMinute: 100, burst: 100, cost: 80 }];
  expect(await store.take("tenant acme", "the rest", { takes })).toEqual({ admitted: true });
  expect(clock.pendingTimers).toBe(0);
});

it("says which limit it was, and when to come again", async () => {
  const { enter } = stage({ requestsPerMinute: 1 });
  expect((await enter()).refusal).toBeUndefined();
  expect((await enter()).refusal).toMatchObject({
    owner: "tenant",
    limit: "requestsPerMinute",
    most: 1,
    retryAfterMs: 60_000,
  });
});

it("takes nothing of one limit where another stands in the way", async () => {
  const { enter } = stage({ requestsPerMinute: 3, concurrent: 2 });
  const [first] = [await enter(), await enter()];
  for (let again = 0; again < 5; again += 1)
    expect((await enter()).refusal).toMatchObject({ limit: "concurrent", retryAfterMs: 1000 });
  first.leave();
  expect((await enter()).refusal).toBeUndefined();
});

it("gives back what a request did not take, once", async () => {
  const { enter } = stage({ tokensPerMinute: 100, requestsPerMinute: 2 });
  const first = await enter(90);
  expect((await enter(20)).refusal).toMatchObject({ limit: "tokensPerMinute" });
  first.leave(-90, true);
  first.leave(-90, true);
  const second = await enter(95);
  expect(second.refusal).toBeUndefined();
  expect((await enter(20)).refusal).toMatchObject({ limit: "tokensPerMinute" });
});
