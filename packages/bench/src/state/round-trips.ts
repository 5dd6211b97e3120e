import type { LimitOptions } from "@overture/core";
import { memoryStore, type StateStore } from "@overture/core/store";
import { virtualClock } from "@overture/testing";
import { overtureOf } from "./history.ts";

/** How often the store is asked while so many requests come, so many a second: of learning, and of limits if there are any. */
export async function countRoundTrips(requests: number, perSecond: number, limits?: LimitOptions): Promise<number> {
  const clock = virtualClock();
  const { store, calls } = counted(memoryStore({ clock }));
  const overture = overtureOf(10, { clock, store, limits });
  await clock.runUntil(overture.decide({ model: "auto", messages: [{ role: "user", content: "Hello" }] }));
  const before = calls();
  for (let index = 0; index < requests; index += 1) {
    await overture.chat.completions.create({
      model: "auto",
      messages: [{ role: "user", content: `Question ${index}` }],
    });
    await clock.advance(1000 / perSecond);
  }
  await clock.advance(10_000);
  await overture.close();
  return calls() - before;
}

/** A store that counts how often it is asked. */
export function counted(store: StateStore): { readonly store: StateStore; readonly calls: () => number } {
  let calls = 0;
  const one = <All extends readonly unknown[], Result>(
    operation: (...all: All) => Result,
  ): ((...all: All) => Result) => {
    return (...all) => {
      calls += 1;
      return operation(...all);
    };
  };
  return {
    calls: () => calls,
    store: {
      add: one((...all: Parameters<StateStore["add"]>) => store.add(...all)),
      read: one((...all: Parameters<StateStore["read"]>) => store.read(...all)),
      hold: one((...all: Parameters<StateStore["hold"]>) => store.hold(...all)),
      settle: one((...all: Parameters<StateStore["settle"]>) => store.settle(...all)),
      pending: one((...all: Parameters<StateStore["pending"]>) => store.pending(...all)),
      take: one((...all: Parameters<StateStore["take"]>) => store.take(...all)),
      close: () => store.close(),
    },
  };
}
