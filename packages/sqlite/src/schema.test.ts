import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { schema } from "./schema.ts";

it("can be run again on what it made", () => {
  const database = new DatabaseSync(":memory:");
  database.exec(schema);
  database.exec(schema);
  const rows = database.prepare("SELECT next FROM ids").all();
  expect(rows).toHaveLength(1);
  expect(Math.abs(Number(rows[0]?.next) - Date.now())).toBeLessThan(60_000);
  database.close();
});
