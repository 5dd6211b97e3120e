import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Tests run on the sources, so that a change is seen without a build; what must hold of the build is held in packages/house.
const from = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const source = (path: string): string => from(`./packages/${path}`);

const alias = [
  // The folder is called by what it holds, the entry by what it is for.
  { find: "@overture/core/store", replacement: source("core/src/state/index.ts") },
  { find: "@overture/core/classifier", replacement: source("core/src/profile/classifier/index.ts") },
  { find: "@overture/core/provider", replacement: source("core/src/port.ts") },
  { find: /^@overture\/core\/(\w+)$/, replacement: source("core/src/$1/index.ts") },
  { find: /^@overture\/([\w-]+)$/, replacement: source("$1/src/index.ts") },
  { find: /^fast-check$/, replacement: from("./scripts/property-tests.mjs") },
];

const roots = ["packages", "examples"]
  .flatMap((folder) => readdirSync(from(`./${folder}`)).map((name) => `${folder}/${name}`))
  .filter((root) => existsSync(from(`./${root}/package.json`)));

const timing = "**/*.timing.test.ts";

export default defineConfig({
  resolve: { alias },
  test: {
    // Vitest would leave one processor to itself.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      ...roots.map((root) => ({
        resolve: { alias },
        test: {
          name: root.replace("packages/", ""),
          root: from(`./${root}`),
          include: ["src/**/*.test.ts", "test/**/*.test.ts"],
          exclude: [timing],
          testTimeout: 20_000,
        },
      })),
      // What holds a time to a ceiling runs when nothing else does.
      {
        resolve: { alias },
        test: {
          name: "timing",
          root: from("."),
          include: roots.map((root) => `${root}/test/${timing}`),
          testTimeout: 20_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
