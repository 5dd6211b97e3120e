import { expect, it } from "vitest";
import { MemoryBook } from "./memory-book.ts";

it("gives what changed since a version", () => {
  const book = new MemoryBook("1");
  book.move("a", { posted: 1 });
  const { version } = book.snapshot(undefined);
  book.move("b", { held: 2 });
  expect(book.snapshot(version)).toEqual({
    version: "1-2",
    whole: false,
    counters: new Map([["b", { posted: 0, held: 2, unknown: 0 }]]),
  });
});

it("gives itself whole to those who know another life of it, or none", () => {
  const book = new MemoryBook("2");
  book.move("a", { posted: 1 });
  expect(["1-1", "2-9", "nonsense", undefined].map((since) => book.snapshot(since).whole)).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

it("is kept as long as the longest asks", () => {
  const book = new MemoryBook("1");
  book.keepUntil(20);
  book.keepUntil(10);
  expect([book.isOver(19), book.isOver(20)]).toEqual([false, true]);
});
