import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { jsonLinesFile } from "./json-lines-file.ts";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "decision-log-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it("adds lines in their order, to what is there", async () => {
  const path = join(folder, "log.jsonl");
  await writeFile(path, "0\n");
  const file = jsonLinesFile(path);
  for (let line = 1; line <= 5000; line += 1) file.write(String(line));
  await file.flush();
  file.write("last");
  await file.flush();
  const lines = (await readFile(path, "utf8")).split("\n");
  expect(lines).toEqual([...Array.from({ length: 5001 }, (_, index) => String(index)), "last", ""]);
  expect(file.dropped).toBe(0);
});

it("puts a full file aside, parts no line, and keeps as many as it should", async () => {
  const path = join(folder, "log.jsonl");
  const file = jsonLinesFile(path, { rotate: { maxBytes: 100, keep: 2 } });
  const lines = Array.from({ length: 40 }, (_, index) => `${index} ${"é".repeat(8)}`);
  for (const line of lines) {
    file.write(line);
    await file.flush();
  }
  expect((await readdir(folder)).sort()).toEqual(["log.jsonl", "log.jsonl.1", "log.jsonl.2"]);
  const kept: string[] = [];
  for (const name of ["log.jsonl.2", "log.jsonl.1", "log.jsonl"]) {
    const text = await readFile(join(folder, name));
    expect(text.byteLength).toBeLessThanOrEqual(100);
    kept.push(...text.toString("utf8").trimEnd().split("\n"));
  }
  expect(kept).toEqual(lines.slice(-kept.length));
});

it("rotates in the midst of a batch, and keeps none where none is wanted", async () => {
  const path = join(folder, "log.jsonl");
  const file = jsonLinesFile(path, { rotate: { maxBytes: 50, keep: 0 } });
  for (let line = 0; line < 100; line += 1) file.write(`line ${line}`);
  await file.flush();
  expect(await readdir(folder)).toEqual(["log.jsonl"]);
  expect((await readFile(path, "utf8")).endsWith("line 99\n")).toBe(true);
});

it("goes on where whoever is told of a disk that fails throws", async () => {
  const path = join(folder, "later", "log.jsonl");
  const file = jsonLinesFile(path, {
    onError: () => {
      throw new Error("no dashboard");
    },
  });
  file.write("lost");
  await file.flush();
  await mkdir(join(folder, "later"));
  file.write("kept");
  await file.flush();
  expect([await readFile(path, "utf8"), file.dropped]).toEqual(["kept\n", 1]);
});

it("tells of a disk that fails, counts what is lost, and goes on", async () => {
  const errors: unknown[] = [];
  const path = join(folder, "later", "log.jsonl");
  const file = jsonLinesFile(path, { onError: (error) => errors.push(error) });
  file.write("lost");
  await file.flush();
  expect([errors.length, file.dropped]).toEqual([1, 1]);
  await rm(join(folder, "later"), { force: true, recursive: true });
  const { mkdir } = await import("node:fs/promises");
  await mkdir(join(folder, "later"));
  file.write("kept");
  await file.flush();
  expect(await readFile(path, "utf8")).toBe("kept\n");
});

it("drops what comes faster than it can be held, and says how much", async () => {
  const file = jsonLinesFile(join(folder, "log.jsonl"));
  for (let line = 0; line < 101_500; line += 1) file.write("x");
  expect(file.dropped).toBeGreaterThan(0);
  await file.flush();
  const written = (await readFile(join(folder, "log.jsonl"), "utf8")).split("\n").length - 1;
  expect(written + file.dropped).toBe(101_500);
});
