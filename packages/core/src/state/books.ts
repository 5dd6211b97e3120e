/** An amount for one counter of a book. */
export interface CounterEntry {
  readonly book: string;
  readonly counter: string;
  /** What is added; in holds and settlements a whole number, for example of nano-dollars, so that sums are exact up to 2^53. */
  readonly by: number;
  /** How long the book is kept from now on, in milliseconds. @default for ever: what is spent is not forgotten */
  readonly keepMs?: number | undefined;
}

/** An amount that is added to a counter. */
export interface Addition extends CounterEntry {
  /** Entries of one call that share this are counted together, and only the first time that it is seen in the space. */
  readonly once?: string | undefined;
}

/** What became of additions. */
export interface AddResult {
  /** The `once`s that were seen before: their entries were not counted again. */
  readonly repeated: readonly string[];
}

/** Which book is read, and what of it. */
export interface BookRequest {
  readonly book: string;
  /** The version of an earlier snapshot: only what changed since is wanted. */
  readonly since?: string | undefined;
  /**
   * About how many counters are wanted at once, those that changed last. More come where they changed together with the last
   * of them, or where it costs a store less to give all. @default all
   */
  readonly most?: number | undefined;
  /** The `rest` of an earlier snapshot, read with the same `since`: what changed before what it gave. */
  readonly before?: string | undefined;
}

/** What a counter stands at. */
export interface CounterValue {
  /** All that was added and settled, and what expired holds posted. */
  readonly posted: number;
  /** What is held now. */
  readonly held: number;
  /** The part of `posted` that comes from holds nobody settled before their time. */
  readonly unknown: number;
}

/** A book as it is at one moment. */
export interface BookSnapshot {
  /** For the next read's `since`. It changes with every change of the book. What is read in parts is as of the first part. */
  readonly version: string;
  /** Whether this is all of the book, and not only what changed. A store that lost the book, or began it anew, gives it whole. */
  readonly whole: boolean;
  /** For the next read's `before`, if there is more than was asked for at once. */
  readonly rest?: string | undefined;
  readonly counters: ReadonlyMap<string, CounterValue>;
}
