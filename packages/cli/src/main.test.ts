import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);
const main = fileURLToPath(new URL("./main.ts", import.meta.url));

it("is a program, that ends with what the command says", async () => {
  const env = { PATH: process.env.PATH };
  await expect(run(process.execPath, [main, "tsks"], { env })).rejects.toMatchObject({ code: 2 });
});

it("says nothing of a reader that has closed its pipe", async () => {
  const child = spawn(process.execPath, [main, "--help"], { env: { PATH: process.env.PATH } });
  child.stdout.destroy();
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  expect(await once(child, "close")).toEqual([0, null]);
  expect(said).toBe("");
});
