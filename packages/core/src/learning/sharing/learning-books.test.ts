import { expect, it } from "vitest";
import { defaultHalfLives } from "../half-lives.ts";
import { LearningBooks } from "./learning-books.ts";

const books = (halfLives = defaultHalfLives) => new LearningBooks({ halfLives, levels: 3 });

it("has a book for each half-life and epoch, of which two count", () => {
  const names = books()
    .at(0)
    .map(({ name }) => name);
  expect(new Set(names).size).toBe(6);
  expect(names).toContain("learning 1 3 successMs 900000 0");
  expect(names).toContain("learning 1 3 successMs 900000 -1");
});

it("does not mix what fades at another pace", () => {
  const quick = books({ ...defaultHalfLives, successMs: 1000 });
  expect(quick.of("successMs", 0).name).not.toBe(books().of("successMs", 0).name);
  expect(quick.keepMs("successMs")).toBe(64_000);
});

it("keeps versions of books that count, and no more", () => {
  const kept = books();
  const snapshot = { version: "7", whole: true, counters: new Map() };
  for (let epoch = 0; epoch < 20; epoch += 1) {
    const book = kept.of("successMs", epoch);
    kept.read(book, kept.next(book), snapshot);
  }
  expect(kept.next(kept.of("successMs", 19)).since).toBe("7");
  expect(kept.next(kept.of("successMs", 0)).since).toBeUndefined();
});

it("reads what is left of a book before what changed since, as of the part that was read first", () => {
  const kept = books();
  const book = kept.of("qualityMs", 0);
  const read = (version: string, rest?: string): void =>
    kept.read(book, kept.next(book), { version, whole: false, counters: new Map(), ...(rest ? { rest } : {}) });
  read("10", "8");
  expect([kept.next(book), kept.hasMore(book)]).toMatchObject([{ since: undefined, before: "8" }, true]);
  read("12", "4");
  expect(kept.next(book)).toMatchObject({ since: undefined, before: "4" });
  read("13");
  expect([kept.next(book), kept.hasMore(book)]).toMatchObject([{ since: "10" }, false]);
  expect(kept.next(book).before).toBeUndefined();
  read("20", "15");
  expect(kept.next(book)).toMatchObject({ since: "10", before: "15" });
});
