import { unknownMemoryMs } from "@overture/core/store";
import { expect, it, onTestFinished } from "vitest";
import { BookTable } from "./book-table.ts";
import { Database } from "./database.ts";
import { HoldTable } from "./hold-table.ts";

it("posts what expired as unknown, and forgets it much later: what was posted stays", () => {
  const database = new Database(":memory:", 50);
  onTestFinished(() => database.close());
  const books = new BookTable(database);
  const holds = new HoldTable(database, books);
  holds.put("s", "id", [{ book: "book", counter: "usd", by: 5 }], { nowMs: 0, ttlMs: 10 });
  holds.expire("s", 9);
  expect(holds.stateOf("s", "id")).toBe("held");
  holds.expire("s", 10);
  expect(holds.list("s")).toMatchObject([{ id: "id", state: "unknown", untilMs: 10 + unknownMemoryMs }]);
  holds.expire("s", 10 + unknownMemoryMs);
  expect(holds.list("s")).toEqual([]);
  expect(books.value("s", "book", "usd", 0)).toEqual({ posted: 5, held: 0, unknown: 5 });
});
