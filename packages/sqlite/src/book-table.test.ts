import { expect, it, onTestFinished } from "vitest";
import { BookTable } from "./book-table.ts";
import { Database } from "./database.ts";

function stage(): { readonly database: Database; readonly books: BookTable } {
  const database = new Database(":memory:", 50);
  onTestFinished(() => database.close());
  return { database, books: new BookTable(database) };
}

const entry = { book: "book", counter: "usd", by: 0, keepMs: 100 };

it("gives a book that began anew another version, though it changed as often", () => {
  const { books } = stage();
  books.move("s", entry, { posted: 1 }, 0);
  const { version } = books.snapshot("s", { book: "book" }, 0);
  books.move("s", entry, { posted: 2 }, 100);
  expect(books.snapshot("s", { book: "book", since: version }, 100)).toMatchObject({
    whole: true,
    counters: new Map([["usd", { posted: 2, held: 0, unknown: 0 }]]),
  });
});

it("removes books that have had their time, with their counters", () => {
  const { books, database } = stage();
  books.move("s", entry, { posted: 1 }, 0);
  books.move("s", { ...entry, book: "kept", keepMs: undefined }, { posted: 1 }, 0);
  books.sweep(100);
  expect(database.all("SELECT name FROM books")).toEqual([{ name: "kept" }]);
  expect(database.all("SELECT count(*) AS n FROM counters")).toEqual([{ n: 1 }]);
});
