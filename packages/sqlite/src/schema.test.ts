import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { schema } from "./schema.ts";

it("can be run again on what it made", () => {
  const database = new DatabaseSync(":memory:");
  database.exec(schema);
  database.exec(schema);
  expect(database.prepare("SELECT next FROM ids").all()).toEqual([{ next: 1 }]);
  database.close();
});
