import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readTasks } from "./read-tasks.ts";

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "overture-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

it("reads JSON, and modules that may embed", async () => {
  const json = await readTasks(fixture("tasks.json"));
  expect(Object.keys(json.tasks)).toEqual(["refunds", "delivery"]);
  expect(json.embed).toBeUndefined();
  const module = await readTasks(fixture("tasks.mjs"));
  expect(Object.keys(module.tasks)).toEqual(["refunds", "delivery", "verses"]);
  expect(module.embed).toBeTypeOf("function");
});

it.each<[string, string]>([
  ["nothing.json", "cannot be read"],
  ["nothing.mjs", "cannot be loaded"],
])("says that %s is not there", async (name, message) => {
  await expect(readTasks(join(folder, name))).rejects.toThrow(message);
});

it.each<[unknown, string]>([
  [[], "holds no tasks"],
  [{}, "holds no tasks"],
  [{ refunds: ["canary"] }, "must be an object"],
  [{ refunds: {} }, 'needs "examples"'],
  [{ refunds: { examples: [] } }, 'needs "examples"'],
  [{ refunds: { examples: ["canary", 7] } }, 'needs "examples"'],
  [{ refunds: { examples: ["canary"], negatives: "x" } }, '"negatives"'],
  [{ refunds: { examples: ["canary"], threshold: 2 } }, '"threshold"'],
  [{ refunds: { examples: ["canary"], exmples: [] } }, 'has "exmples"'],
  [{ ["x".repeat(65)]: { examples: ["canary"] } }, "1 to 64 characters"],
])("says what is wrong, and quotes no example (%#)", async (tasks, message) => {
  const file = join(folder, "tasks.json");
  writeFileSync(file, JSON.stringify(tasks));
  const error: Error = await readTasks(file).then(
    () => new Error("none"),
    (reason: Error) => reason,
  );
  expect(error.message).toContain(message);
  expect(error.message).not.toContain("canary");
});

it("says that a file is not JSON, and that embed is no function", async () => {
  writeFileSync(join(folder, "odd.json"), "canary {");
  await expect(readTasks(join(folder, "odd.json"))).rejects.toThrow("is not JSON");
  writeFileSync(join(folder, "odd.mjs"), "export const tasks = {}; export const embed = 7;");
  await expect(readTasks(join(folder, "odd.mjs"))).rejects.toThrow('"embed" in');
});
