import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { needs } from "./needs.ts";
import { runOn, runtimes } from "./runtimes.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "overture-runtimes-"));
  const code = `const { Bun, Deno, process } = globalThis;
console.log(Bun ? "Bun" : Deno ? "Deno" : "Node", process?.env?.HOME === undefined ? "without" : "with");`;
  writeFileSync(join(folder, "who.mjs"), code);
});
afterAll(() => rmSync(folder, { recursive: true }));

it.for(runtimes)("runs a module on $name, and not on another", async (runtime, test) => {
  needs(`${runtime.name} for this kind of machine`, () => runtime.program !== undefined)(test);
  const said = await runOn(runtime, join(folder, "who.mjs")).catch((error: Error) => error.message);
  expect(said).toContain(runtime.name);
});

it("says which runtime is not there", async () => {
  await expect(runOn({ name: "Elk", program: undefined, args: [] }, "x.mjs")).rejects.toThrow("Elk is not installed");
});
