import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Tests run on the sources, so that a change is seen without a build; what must hold of the build is held in packages/house.
const source = (path: string): string => fileURLToPath(new URL(`./packages/${path}`, import.meta.url));

const alias = [
  { find: /^@overture\/core\/(\w+)$/, replacement: source("core/src/$1/index.ts") },
  { find: /^@overture\/([\w-]+)$/, replacement: source("$1/src/index.ts") },
];

const packages = readdirSync(source("")).filter((name) => existsSync(source(`${name}/package.json`)));

export default defineConfig({
  resolve: { alias },
  test: {
    projects: packages.map((name) => ({
      resolve: { alias },
      test: {
        name,
        root: source(name),
        include: ["src/**/*.test.ts", "test/**/*.test.ts"],
        testTimeout: 20_000,
      },
    })),
  },
});
