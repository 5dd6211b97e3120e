import { type StateStore, systemClock } from "@overture/core/store";
import { bookCases } from "./book-cases.ts";
import { changeCases } from "./change-cases.ts";
import { historyCases } from "./history-cases.ts";
import { holdCases } from "./hold-cases.ts";
import { partCases } from "./part-cases.ts";
import { processCases } from "./process-cases.ts";
import { settleCases } from "./settle-cases.ts";
import type { StoreCase, StoreCaseSketch, StoreFeature } from "./store-case.ts";
import { takeCases } from "./take-cases.ts";

/** The options of {@link storeContract}. */
export interface StoreContractOptions {
  /** Opens the store under test. Where several are open they have the same numbers, unless `missing` says otherwise. */
  readonly create: () => StateStore | Promise<StateStore>;
  /** What the store cannot do, with the reason that is shown. @default nothing is missing */
  readonly missing?: Partial<Record<StoreFeature, string>> | undefined;
  /** The time as callers have it. @default the machine's */
  readonly now?: (() => number) | undefined;
  /** Lets time go by for the store. @default waits */
  readonly advance?: ((ms: number) => Promise<void>) | undefined;
  /** Breaks the connections of the stores that are open. @default there are none to break, which the case says */
  readonly interrupt?: (() => Promise<void>) | undefined;
}

let spaces = 0;

/**
 * The contract of the `StateStore` port: what every store promises. The cases are data, for any test runner, and each works
 * in a space of its own, so that they may run side by side:
 *
 * ```ts
 * for (const { name, run, skip } of storeContract({ create: () => myStore(url) })) {
 *   test(name, async (context) => {
 *     if (skip !== undefined) context.skip(skip);
 *     await run();
 *   });
 * }
 * ```
 */
export function storeContract(options: StoreContractOptions): readonly StoreCase[] {
  const missing: Partial<Record<StoreFeature, string>> = {
    ...(options.interrupt ? {} : { reconnects: "the store has no connection that could break" }),
    ...options.missing,
  };
  return [
    ...bookCases,
    ...changeCases,
    ...partCases,
    ...holdCases,
    ...settleCases,
    ...takeCases,
    ...processCases,
    ...historyCases,
  ].map((sketch) => {
    const skip = sketch.needs && missing[sketch.needs];
    return { name: sketch.name, run: () => runSketch(sketch, options), ...(skip === undefined ? {} : { skip }) };
  });
}

async function runSketch(sketch: StoreCaseSketch, options: StoreContractOptions): Promise<void> {
  const opened: StateStore[] = [];
  const open = async (): Promise<StateStore> => {
    const store = await options.create();
    opened.push(store);
    return store;
  };
  spaces += 1;
  try {
    await sketch.run({
      store: await open(),
      space: `contract ${systemClock.now()} ${process.pid} ${spaces}`,
      open,
      now: options.now ?? systemClock.now,
      advance: options.advance ?? ((ms) => new Promise<void>((resolve) => systemClock.setTimer(resolve, ms))),
      interrupt: options.interrupt ?? (() => Promise.reject(new Error("nothing to interrupt"))),
    });
  } finally {
    await Promise.all(opened.map((store) => store.close()));
  }
}
