import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { runChild } from "../src/child.ts";
import { publicPackages, root } from "../src/repository.ts";

const run = promisify(execFile);

/** The programs in `fixtures/` against the built packages, as a user's compiler sees them. */
it.each(["strict", "loose", "bundler"])("type-checks its users' programs (%s)", async (config) => {
  const args = ["--project", join(root, `packages/house/fixtures/tsconfig.${config}.json`)];
  const compiler = join(root, "node_modules/.bin/tsc");
  const { stdout } = await run(compiler, args, { shell: process.platform === "win32" }).catch((error) => error);
  expect(stdout).toBe("");
});

it.each(publicPackages)("lets CommonJS require $manifest.name", async ({ manifest }) => {
  const { reported } = await runChild(`
    const { createRequire } = await import("node:module");
    const required = createRequire(process.cwd() + "/index.cjs")("${manifest.name}");
    report({ required: Object.keys(required), imported: Object.keys(await import("${manifest.name}")) });
  `);
  const { required, imported } = reported as { required: string[]; imported: string[] };
  expect(required).toEqual(imported);
});
