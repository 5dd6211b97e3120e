import type { StateStore } from "@overture/core/store";

/** What not every store can do. */
export type StoreFeature =
  /** Several stores, in several processes, have the same numbers. */
  | "shared"
  /** Connections can break. */
  | "reconnects";

/** One promise of the contract of stores. Run it with any test runner: it resolves if the promise is kept, and rejects if not. */
export interface StoreCase {
  readonly name: string;
  /** Runs it, on a store that it opens and closes. */
  readonly run: () => Promise<void>;
  /** Why it does not apply; a runner shows it and does not run the case. */
  readonly skip?: string;
}

/** What a case works with. */
export interface StoreSetting {
  readonly store: StateStore;
  /** A space that no other case uses. */
  readonly space: string;
  /** Opens the same numbers once more; it is closed after the case. */
  readonly open: () => Promise<StateStore>;
  /** The time, as callers of the store have it, in milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Lets time go by for the store. */
  readonly advance: (ms: number) => Promise<void>;
  /** Breaks the connections of every store that is open. */
  readonly interrupt: () => Promise<void>;
}

/** A case before it has a store. */
export interface StoreCaseSketch {
  readonly name: string;
  readonly needs?: StoreFeature;
  readonly run: (setting: StoreSetting) => Promise<void>;
}
