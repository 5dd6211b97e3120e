import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
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

it("fails at once if the file cannot be opened", () => {
  expect(() => sqliteStore({ path: "/no/such/folder/state.db" })).toThrow();
});
