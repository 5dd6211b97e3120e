import { type Addition, type BookRequest, type HoldEntry, onceMemoryMs, type Take } from "@overture/core/store";

/** An entry as scripts take it: book, counter, amount, 1 if it is dropped on expiry, how long its book is kept (0 for ever). */
export type WireEntry = readonly [book: string, counter: string, by: number, dropped: 0 | 1, keepMs: number];

/** Writes an entry for a script. */
export function wireEntry({ book, counter, by, onExpiry, keepMs }: HoldEntry): WireEntry {
  return [book, counter, by, onExpiry === "dropped" ? 1 : 0, finite(keepMs)];
}

/** Writes an addition for a script. */
export function wireAddition(addition: Addition): readonly unknown[] {
  const rememberedMs = Math.ceil(Math.min(addition.keepMs ?? onceMemoryMs, onceMemoryMs));
  return [...wireEntry(addition), addition.once ?? 0, rememberedMs];
}

/** Writes which book is to be read, and what of it. */
export function wireRequest({ book, since = "", most = 0, before = "" }: BookRequest): readonly unknown[] {
  return [book, since, most, before];
}

/** Writes a take for a script. */
export function wireTake({ bucket, perMinute, burst, cost, correction }: Take): readonly unknown[] {
  return [bucket, perMinute, burst, cost, correction ? 1 : 0];
}

/** A limit as JSON can say it: there is no Infinity in it. */
export function wireLimit(limit: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, limit));
}

/** The key that all keys of a space begin with; what stands in braces decides on the slot of a Redis Cluster. */
export function keyOf(prefix: string, space: string): string {
  return `${prefix}:{${encodeURIComponent(space)}}`;
}

function finite(keepMs: number | undefined): number {
  return keepMs === undefined || keepMs === Number.POSITIVE_INFINITY ? 0 : keepMs;
}
