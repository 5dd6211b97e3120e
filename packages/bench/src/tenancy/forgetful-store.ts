import type { StateStore } from "@overture/core/store";

/** A store that keeps nothing and allows everything: what a store elsewhere holds is not this process's memory. */
export function forgetfulStore(): StateStore {
  return {
    add: async () => ({ repeated: [] }),
    read: async (_, books) => books.map(() => ({ version: "0", whole: true, counters: new Map() })),
    hold: async (_, __, { guards }) => ({ admitted: true, standings: guards.map(() => ({ posted: 0, held: 0 })) }),
    settle: async (_, __, entries) => ({ repeated: false, posted: entries.map(() => 0) }),
    pending: async () => [],
    take: async () => ({ admitted: true }),
    close: async () => {},
  };
}
