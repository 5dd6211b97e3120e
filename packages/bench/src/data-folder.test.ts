import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findDataFolder } from "./data-folder.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "overture-bench-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("finds the data beside the checkout", () => {
  const data = join(folder, "shared/data");
  mkdirSync(data, { recursive: true });
  expect(findDataFolder(undefined, { root: join(folder, "checkout"), from: "." })).toBe(data);
});

it("takes the folder that was named", () => {
  expect(findDataFolder(folder, { root: "/elsewhere", from: "/" })).toBe(folder);
  mkdirSync(join(folder, "mine"));
  expect(findDataFolder("mine", { root: "/elsewhere", from: folder })).toBe(join(folder, "mine"));
});

it("says what to do when there are none", () => {
  expect(() => findDataFolder(undefined, { root: join(folder, "checkout"), from: "." })).toThrow("--data DIR");
  expect(() => findDataFolder("missing", { root: folder, from: folder })).toThrow("does not exist");
});
