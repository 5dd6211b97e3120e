import type { Addition, BookRequest, CounterEntry } from "./books.ts";
import type { Hold } from "./holds.ts";
import type { TakeRequest } from "./takes.ts";

/** How many entries, guards, takes or books one operation may have: a store answers others meanwhile. */
export const mostEntries = 5000;
const longestName = 512;

/** @throws RangeError or TypeError if a store must refuse the names */
export function checkNames(...names: readonly string[]): void {
  for (const name of names) {
    if (typeof name !== "string") throw new TypeError(`A name in a store is text, not ${typeof name}.`);
    if (name.length === 0 || name.length > longestName)
      throw new RangeError(`A name in a store has 1 to ${longestName} characters, not ${name.length}.`);
    // As UTF-8 all halves of a pair look alike, and two names would be one.
    if (!name.isWellFormed())
      throw new RangeError("A name in a store is well-formed Unicode: it has half of a surrogate pair.");
  }
}

/** @throws RangeError or TypeError if a store must refuse the additions */
export function checkAdditions(space: string, additions: readonly Addition[]): void {
  checkNames(space);
  checkLength("additions", additions);
  for (const addition of additions) {
    checkNames(addition.book, addition.counter);
    if (addition.once !== undefined) checkNames(addition.once);
    if (!Number.isFinite(addition.by)) throw new RangeError(`What is added is a finite number, not ${addition.by}.`);
    checkKeep(addition);
  }
}

/** @throws RangeError or TypeError if a store must refuse to read this */
export function checkReads(space: string, books: readonly BookRequest[]): void {
  checkNames(space);
  checkLength("books", books);
  for (const { book, since, before, most } of books) {
    checkNames(book);
    if ([since, before].some((version) => version !== undefined && typeof version !== "string"))
      throw new TypeError("A version is text that a snapshot gave.");
    if (most !== undefined && !(Number.isSafeInteger(most) && most > 0))
      throw new RangeError(`How many counters are read at once is a whole number above 0, not ${most}.`);
  }
}

/** @throws RangeError or TypeError if a store must refuse the hold */
export function checkHold(space: string, id: string, hold: Hold): void {
  checkNames(space, id);
  checkAmounts(hold.entries, 0);
  checkLength("guards", hold.guards);
  for (const { book, counter, limit } of hold.guards) {
    checkNames(book, counter);
    if (typeof limit !== "number" || Number.isNaN(limit))
      throw new RangeError(`A guard's limit is a number, not ${limit}.`);
  }
  if (!(hold.ttlMs > 0 && hold.ttlMs < Number.POSITIVE_INFINITY))
    throw new RangeError(`A hold's ttlMs is a number of milliseconds above 0, not ${hold.ttlMs}.`);
  if (!Number.isFinite(hold.validUntil))
    throw new RangeError(`A hold's validUntil is a time in milliseconds, not ${hold.validUntil}.`);
}

/** @throws RangeError or TypeError if a store must refuse the settlement */
export function checkSettlement(space: string, id: string, entries: readonly CounterEntry[]): void {
  checkNames(space, id);
  checkAmounts(entries, -Number.MAX_SAFE_INTEGER);
}

/** @throws RangeError or TypeError if a store must refuse the takes */
export function checkTakes(space: string, id: string, { takes, validUntil }: TakeRequest): void {
  checkNames(space, id);
  checkLength("takes", takes);
  const positive = (value: number): boolean => value > 0 && value < Number.POSITIVE_INFINITY;
  for (const { bucket, perMinute, burst, cost, correction } of takes) {
    checkNames(bucket);
    if (!positive(perMinute)) throw new RangeError(`A rate's perMinute is a number above 0, not ${perMinute}.`);
    if (!positive(burst)) throw new RangeError(`A rate's burst is a number above 0, not ${burst}.`);
    if (!Number.isFinite(cost) || (cost < 0 && !correction))
      throw new RangeError(`A take's cost is a number, 0 or more unless it is a correction, not ${cost}.`);
  }
  if (validUntil !== undefined && !Number.isFinite(validUntil))
    throw new RangeError(`A take's validUntil is a time in milliseconds, not ${validUntil}.`);
}

function checkAmounts(entries: readonly CounterEntry[], least: number): void {
  checkLength("entries", entries);
  for (const entry of entries) {
    checkNames(entry.book, entry.counter);
    if (!Number.isSafeInteger(entry.by) || entry.by < least)
      throw new RangeError(
        `What is held or settled is a whole number${least === 0 ? ", 0 or more" : ""}, not ${entry.by}.`,
      );
    checkKeep(entry);
  }
}

function checkKeep({ keepMs }: CounterEntry): void {
  if (keepMs !== undefined && !(keepMs > 0)) throw new RangeError(`An entry's keepMs is above 0, not ${keepMs}.`);
}

function checkLength(what: string, list: readonly unknown[]): void {
  if (list.length > mostEntries)
    throw new RangeError(`At most ${mostEntries} ${what} fit one operation, not ${list.length}: split them.`);
}
