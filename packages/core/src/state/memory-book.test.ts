import { expect, it } from "vitest";
import { MemoryBook } from "./memory-book.ts";

it("gives what changed since a version", () => {
  const book = new MemoryBook("1");
  book.move("a", { posted: 1 });
  const { version } = book.snapshot({});
  book.move("b", { held: 2 });
  expect(book.snapshot({ since: version })).toEqual({
    version: "1-2",
    whole: false,
    counters: new Map([["b", { posted: 0, held: 2, unknown: 0 }]]),
  });
});

it("gives itself whole to those who know another life of it, or none", () => {
  const book = new MemoryBook("2");
  book.move("a", { posted: 1 });
  expect(["1-1", "2-9", "nonsense", undefined].map((since) => book.snapshot({ since }).whole)).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

it("gives what changed last first, and then the rest", () => {
  const book = new MemoryBook("1");
  for (const name of ["a", "b", "c", "a", "d"]) book.move(name, { posted: 1 });
  const first = book.snapshot({ most: 2 });
  expect([[...first.counters.keys()], first.whole, first.version]).toEqual([["d", "a"], false, "1-5"]);
  const second = book.snapshot({ most: 2, before: first.rest });
  expect([[...second.counters.keys()].sort(), second.rest]).toEqual([["b", "c"], undefined]);
  expect(book.snapshot({ most: 4 }).whole).toBe(true);
});

it("is kept as long as the longest asks", () => {
  const book = new MemoryBook("1");
  book.keepUntil(20);
  book.keepUntil(10);
  expect([book.isOver(19), book.isOver(20)]).toEqual([false, true]);
});
