import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);
const main = fileURLToPath(new URL("./main.ts", import.meta.url));

it("is a program, that ends with what the command says", async () => {
  const env = { PATH: process.env.PATH };
  await expect(run(process.execPath, [main, "tsks"], { env })).rejects.toMatchObject({ code: 2 });
});
