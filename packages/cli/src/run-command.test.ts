import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isLearned } from "@overture/core/classifier";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommand } from "./run-command.ts";

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "overture-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]) {
  const said = { out: "", err: "" };
  const stream = (name: "out" | "err") => ({
    write: (text: string) => {
      said[name] += text;
    },
  });
  return { code: await runCommand(args, { out: stream("out"), err: stream("err") }), ...said };
}

it("writes what was learned to the standard output, and all else beside it", async () => {
  const { code, out, err } = await run("tasks", "build", fixture("tasks.json"));
  expect(code).toBe(0);
  expect(isLearned(JSON.parse(out))).toBe(true);
  expect(err).toMatch(/^refunds +6 /m);
});

it("writes a file where it is told to", async () => {
  const file = join(folder, "learned.json");
  const { code, out, err } = await run("tasks", "build", fixture("tasks.mjs"), "--out", file);
  expect({ code, out }).toEqual({ code: 0, out: "" });
  expect(JSON.parse(readFileSync(file, "utf8")).vectors.tasks).toHaveLength(3);
  expect(err).toContain(`written: ${file}`);
  expect(err).toContain('warning: The task "verses" has 2 examples');
});

it("ends with 1 for warnings only where they are meant to count", async () => {
  expect((await run("tasks", "build", fixture("tasks.mjs"), "--strict")).code).toBe(1);
  expect((await run("tasks", "build", fixture("tasks.mjs"))).code).toBe(0);
});

it("ends with 1 for what cannot be done, and with 2 for what makes no sense", async () => {
  expect(await run("tasks", "build", "nothing.json")).toMatchObject({ code: 1, out: "" });
  expect(await run("tasks", "build", fixture("tasks.json"), "--out", join(folder, "no/such/folder"))).toMatchObject({
    code: 1,
    err: expect.stringContaining("error: "),
  });
  expect(await run("tsks")).toMatchObject({
    code: 2,
    err: 'error: There is no command "tsks". There is: tasks build.\n',
  });
});

it("helps", async () => {
  expect(await run("--help")).toMatchObject({ code: 0, err: "", out: expect.stringContaining("Usage:") });
});
