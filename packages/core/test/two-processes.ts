import { memoryStore, type StateStore } from "@overture/core/store";
import { virtualClock } from "@overture/testing";
import type { OvertureOptions } from "../src/index.ts";
import { type Stage, type StageOptions, stage } from "./stage.ts";

// What is loaded on first use takes real time, in which a virtual clock would run on to the next timer.
await Promise.all([
  import("../src/sharing/sharing.ts"),
  import("../src/learning/sharing/index.ts"),
  import("../src/learning/feedback.ts"),
]);

/** Two Overtures with one store and one clock, as two processes have them. */
export interface TwoProcesses {
  readonly clock: Stage["clock"];
  readonly store: StateStore & { down: boolean; delayMs: number; calls: number };
  readonly one: Stage;
  readonly other: Stage;
}

export function twoProcesses(options: StageOptions & Pick<OvertureOptions, "sharing"> = {}): TwoProcesses {
  const clock = virtualClock();
  const store = fragile(memoryStore({ clock }), clock);
  return { clock, store, one: stage({ ...options, clock, store }), other: stage({ ...options, clock, store }) };
}

/** A store that can be down, and slow. */
export function fragile(store: StateStore, clock: Stage["clock"]): TwoProcesses["store"] {
  const state = { down: false, delayMs: 0, calls: 0 };
  const through = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    state.calls += 1;
    if (state.delayMs > 0) await new Promise<void>((resolve) => clock.setTimer(resolve, state.delayMs));
    if (state.down) throw new Error("The store is down.");
    return await work();
  };
  return Object.assign(state, {
    add: (...all: Parameters<StateStore["add"]>) => through(() => store.add(...all)),
    read: (...all: Parameters<StateStore["read"]>) => through(() => store.read(...all)),
    hold: (...all: Parameters<StateStore["hold"]>) => through(() => store.hold(...all)),
    settle: (...all: Parameters<StateStore["settle"]>) => through(() => store.settle(...all)),
    pending: (...all: Parameters<StateStore["pending"]>) => through(() => store.pending(...all)),
    take: (...all: Parameters<StateStore["take"]>) => through(() => store.take(...all)),
    close: () => store.close(),
  });
}
