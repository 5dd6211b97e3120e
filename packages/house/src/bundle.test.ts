import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { bundleSize } from "./bundle.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "overture-bundle-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

it("weighs what is imported, and not what is imported on first use", async () => {
  const noise = Array.from({ length: 500 }, (_, index) => Math.sin(index)).join();
  write("heavy.ts", `export const heavy = [${noise}];`);
  const eager = await bundleSize(write("eager.ts", `export { heavy } from "./heavy.ts";`));
  const lazy = await bundleSize(write("lazy.ts", `export const load = () => import("./heavy.ts");`));
  expect(eager.gzippedBytes).toBeGreaterThan(3000);
  expect(eager.lazyFiles).toBe(0);
  expect(lazy.gzippedBytes).toBeLessThan(200);
  expect(lazy.lazyFiles).toBe(1);
});

it("leaves out what is external", async () => {
  const size = await bundleSize(write("a.ts", `export * from "openai";`), ["openai"]);
  expect(size.minifiedBytes).toBeLessThan(100);
});
