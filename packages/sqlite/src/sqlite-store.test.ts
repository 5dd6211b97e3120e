import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { sqliteStore } from "./sqlite-store.ts";

const program = fileURLToPath(new URL("../test/settle-for-ever.ts", import.meta.url));
const register = fileURLToPath(new URL("../test/register.mjs", import.meta.url));

it("keeps every settlement that was acknowledged before the process was killed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "overture-sqlite-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "state.db");
  const child = spawn(process.execPath, ["--import", register, program, path], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let acknowledged = 0;
  child.stdout.on("data", (data: Buffer) => {
    acknowledged = Number(data.toString().trim().split("\n").at(-1));
    if (acknowledged >= 200) child.kill("SIGKILL");
  });
  await once(child, "close");
  expect(acknowledged).toBeGreaterThanOrEqual(200);
  const store = sqliteStore({ path });
  onTestFinished(() => store.close());
  const [snapshot] = await store.read("space", [{ book: "budget" }]);
  const posted = snapshot?.counters.get("usd")?.posted ?? 0;
  expect(posted).toBeGreaterThanOrEqual(acknowledged);
  expect(posted).toBeLessThanOrEqual(acknowledged + 50);
});

it.each([
  [undefined, "path is a file's name"],
  [{}, 'path is a file\'s name, or ":memory:", not undefined'],
  [{ path: "" }, "not an empty text"],
  [{ path: 5 }, "not number"],
  [
    { path: ":memory:", busyTimeoutMs: 1.5 },
    "busyTimeoutMs is a whole number of milliseconds from 0 to 60000, not 1.5",
  ],
  [{ path: ":memory:", busyTimeoutMs: -1 }, "not -1"],
  [{ path: ":memory:", busyTimeoutMs: "5" }, "not 5"],
])("names the option that makes no sense: %j", (options, message) => {
  expect(() => sqliteStore(options as never)).toThrow(TypeError);
  expect(() => sqliteStore(options as never)).toThrow(message);
});

it("names a file that cannot be opened, or is none of SQLite's", () => {
  expect(() => sqliteStore({ path: "/no/such/folder/state.db" })).toThrow("/no/such/folder/state.db cannot be used");
  const folder = mkdtempSync(join(tmpdir(), "overture-sqlite-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "notes.txt");
  writeFileSync(path, "Not a database. ".repeat(500));
  expect(() => sqliteStore({ path })).toThrow(`${path} cannot be used: file is not a database.`);
});
