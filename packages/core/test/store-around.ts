import type { StateStore } from "../src/state/index.ts";

/** A store that does what another does, but for what is done otherwise. */
export function storeAround(inner: StateStore, otherwise: Partial<StateStore> = {}): StateStore {
  return {
    add: (...all) => inner.add(...all),
    read: (...all) => inner.read(...all),
    hold: (...all) => inner.hold(...all),
    settle: (...all) => inner.settle(...all),
    pending: (...all) => inner.pending(...all),
    take: (...all) => inner.take(...all),
    close: () => inner.close(),
    ...otherwise,
  };
}
