import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, it, onTestFinished } from "vitest";
import { Database } from "./database.ts";

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "overture-sqlite-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "state.db");
}

it("does all of a transaction or nothing of it", () => {
  const database = new Database(temporaryFile(), 50);
  onTestFinished(() => database.close());
  const insert = "INSERT INTO buckets (space, name, full_ms) VALUES ('s', 'b', 1)";
  const failing = (): void => {
    database.run(insert);
    throw new Error("in the middle");
  };
  expect(() => database.transact(failing)).toThrow("in the middle");
  expect(database.all("SELECT * FROM buckets")).toEqual([]);
});

it("tells what went wrong where SQLite itself has taken the transaction back", () => {
  const database = new Database(temporaryFile(), 50);
  onTestFinished(() => database.close());
  const insert = "INSERT OR ROLLBACK INTO buckets (space, name, full_ms) VALUES ('s', 'b', 1)";
  const twice = (): void => {
    database.run(insert);
    database.run(insert);
  };
  expect(() => database.transact(twice)).toThrow(/UNIQUE/);
  expect(database.transact(() => database.all("SELECT * FROM buckets"))).toEqual([]);
});

it("waits for another writer no longer than it may", () => {
  const path = temporaryFile();
  const [first, second] = [new Database(path, 20), new Database(path, 20)];
  onTestFinished(() => {
    first.close();
    second.close();
  });
  const blocked = (): void => second.transact(() => undefined);
  expect(() => first.transact(blocked)).toThrow(/locked/);
  expect(blocked).not.toThrow();
});

it("refuses a file of another version", () => {
  const path = temporaryFile();
  const database = new Database(path, 50);
  database.run("PRAGMA user_version = 99");
  database.close();
  expect(() => new Database(path, 50)).toThrow(/another version of @overture\/sqlite \(99, not 1\)/);
});

it("waits longer for another writer while it opens a file", async () => {
  const path = temporaryFile();
  new Database(path, 20).close();
  const other = new Worker(
    `const { DatabaseSync } = require("node:sqlite");
    const { parentPort, workerData } = require("node:worker_threads");
    const database = new DatabaseSync(workerData);
    database.exec("BEGIN EXCLUSIVE");
    parentPort.postMessage("locked");
    setTimeout(() => database.close(), 200);`,
    { eval: true, workerData: path },
  );
  await once(other, "message");
  const database = new Database(path, 20);
  expect(database.get("PRAGMA busy_timeout")).toEqual({ timeout: 20 });
  database.close();
  await other.terminate();
});
