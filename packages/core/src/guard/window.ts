/** What is counted of calls. */
export interface Tally {
  readonly calls: number;
  readonly failed: number;
  readonly slow: number;
}

interface Bucket {
  /** Its place in time: the moment divided by the bucket's length. */
  readonly slot: number;
  /** By source; a breaker of one model has one, a provider's has its models. */
  readonly tallies: ReadonlyMap<string, Tally>;
}

/** The calls of the last while, in a bounded number of buckets, the newest last. */
export type Window = readonly Bucket[];

const bucketsPerWindow = 10;

/** More sources than this in one bucket share the last place: enough for any provider's models in use at once. */
const mostSources = 16;

const nothing: Tally = { calls: 0, failed: 0, slow: 0 };

/** The window with one more call in it, and without what is older than `windowMs`. */
export function addToWindow(window: Window, nowMs: number, windowMs: number, source: string, call: Tally): Window {
  const slot = slotOf(nowMs, windowMs);
  const kept = current(window, nowMs, windowMs);
  const newest = kept.at(-1);
  const tallies = new Map(newest?.slot === slot ? newest.tallies : undefined);
  const name = tallies.has(source) || tallies.size < mostSources ? source : "";
  tallies.set(name, sum(tallies.get(name) ?? nothing, call));
  return [...(newest?.slot === slot ? kept.slice(0, -1) : kept), { slot, tallies }];
}

/** What the window holds, source by source. */
export function talliesOf(window: Window, nowMs: number, windowMs: number): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const bucket of current(window, nowMs, windowMs)) {
    for (const [source, tally] of bucket.tallies) tallies.set(source, sum(tallies.get(source) ?? nothing, tally));
  }
  return tallies;
}

/** The sum of some tallies. */
export function totalOf(tallies: Iterable<Tally>): Tally {
  let total = nothing;
  for (const tally of tallies) total = sum(total, tally);
  return total;
}

function current(window: Window, nowMs: number, windowMs: number): Window {
  const oldest = slotOf(nowMs, windowMs) - bucketsPerWindow;
  return window.filter((bucket) => bucket.slot > oldest);
}

function slotOf(nowMs: number, windowMs: number): number {
  return Math.floor((nowMs * bucketsPerWindow) / windowMs);
}

function sum(left: Tally, right: Tally): Tally {
  return { calls: left.calls + right.calls, failed: left.failed + right.failed, slow: left.slow + right.slow };
}
