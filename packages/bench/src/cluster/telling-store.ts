import type { StateStore } from "@overture/core/store";

/** A store that tells of every settlement that it acknowledges. */
export function tellingStore(store: StateStore, tell: (space: string, id: string) => void): StateStore {
  return {
    add: (...all) => store.add(...all),
    read: (...all) => store.read(...all),
    hold: (...all) => store.hold(...all),
    settle: async (space, id, entries) => {
      const result = await store.settle(space, id, entries);
      tell(space, id);
      return result;
    },
    pending: (...all) => store.pending(...all),
    take: (...all) => store.take(...all),
    close: () => store.close(),
  };
}
