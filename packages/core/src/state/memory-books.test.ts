import { expect, it } from "vitest";
import { MemoryBooks } from "./memory-books.ts";

const entry = (counter: string, keepMs?: number) => ({ book: "book", counter, by: 1, keepMs });

it("forgets a book that has had its time, and counts its counters no more", () => {
  const books = new MemoryBooks(2);
  books.move("space", entry("a", 10), { posted: 1 }, { nowMs: 0 });
  books.move("space", entry("b", 10), { posted: 1 }, { nowMs: 0 });
  expect(() => books.makeRoom(1, 5)).toThrow(/maxCounters \(2\)/);
  expect(() => books.makeRoom(2, 2000)).not.toThrow();
  expect(books.find("space", "book", 2000)).toBeUndefined();
});

it("gives a book that began anew another life", () => {
  const books = new MemoryBooks(10);
  books.move("space", entry("a", 10), { posted: 1 }, { nowMs: 0 });
  const [first] = books.read("space", [{ book: "book" }], 0);
  books.move("space", entry("a", 10), { posted: 1 }, { nowMs: 10 });
  const [second] = books.read("space", [{ book: "book", since: first?.version }], 10);
  expect(second).toMatchObject({ whole: true, counters: new Map([["a", { posted: 1, held: 0, unknown: 0 }]]) });
});

it("has nothing in a book that nobody wrote", () => {
  expect(new MemoryBooks(1).read("space", [{ book: "book" }], 0)).toMatchObject([{ whole: true, counters: new Map() }]);
});
