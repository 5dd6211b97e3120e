import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { runChild } from "../src/child.ts";
import { publicPackages, root } from "../src/repository.ts";
import { parse } from "../src/syntax.ts";

const run = promisify(execFile);

/** The programs in `fixtures/` against the built packages, as a user's compiler sees them. */
it.each(["strict", "loose", "bundler"])("type-checks its users' programs (%s)", async (config) => {
  const args = ["--project", join(root, `packages/house/fixtures/tsconfig.${config}.json`)];
  const compiler = join(root, "node_modules/.bin/tsc");
  const { stdout } = await run(compiler, args, { shell: process.platform === "win32" }).catch((error) => error);
  expect(stdout).toBe("");
});

it.each(publicPackages)("declares $manifest.name by files that are there", ({ path }) => {
  const dist = join(path, "dist");
  const declarations = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".d.ts"),
  );
  const missing = declarations.flatMap((file) =>
    parse(file, readFileSync(join(dist, file), "utf8"))
      .imports.map(({ specifier }) => specifier)
      .filter((specifier) => specifier.startsWith("."))
      .filter(
        (specifier) =>
          !specifier.endsWith(".js") || !existsSync(join(dist, dirname(file), specifier.replace(/\.js$/, ".d.ts"))),
      )
      .map((specifier) => `${file} imports ${specifier}`),
  );
  expect(declarations.length).toBeGreaterThan(0);
  expect(missing).toEqual([]);
});

it.each(publicPackages)("lets CommonJS require $manifest.name", async ({ path, manifest }) => {
  const { reported } = await runChild(
    `const { createRequire } = await import("node:module");
    const required = createRequire(process.cwd() + "/index.cjs")("${manifest.name}");
    report({ required: Object.keys(required), imported: Object.keys(await import("${manifest.name}")) });`,
    path,
  );
  const { required, imported } = reported as { required: string[]; imported: string[] };
  expect(required).toEqual(imported);
});
