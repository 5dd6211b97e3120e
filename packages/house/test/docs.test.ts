import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { type Simulator, startSimulator } from "@overture/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../src/repository.ts";

const run = promisify(execFile);

interface Block {
  readonly page: string;
  readonly line: number;
  readonly code: string;
}

const pages = [
  "README.md",
  ...readdirSync(join(root, "docs"))
    .filter((file) => file.endsWith(".md"))
    .map((file) => join("docs", file)),
];

/** Every ```ts block of a page: each is a whole program. */
function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(join(root, page), "utf8");
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => ({
    page,
    line: text.slice(0, match.index).split("\n").length,
    code: match[1] ?? "",
  }));
}

const blocks = pages.flatMap(blocksOf);
const folder = join(root, "packages/house/.docs");
const fileOf = ({ page, line }: Block): string => join(folder, `${page.replaceAll(/\W/g, "-")}-${line}.mts`);

let openai: Simulator;
let anthropic: Simulator;

beforeAll(async () => {
  openai = await startSimulator("openai");
  anthropic = await startSimulator("anthropic");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const block of blocks) writeFileSync(fileOf(block), block.code);
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: "../../../tsconfig.base.json",
      compilerOptions: { types: ["node"], isolatedDeclarations: false, noUnusedLocals: false },
      include: ["*.mts"],
    }),
  );
});

afterAll(async () => {
  await openai.close();
  await anthropic.close();
  rmSync(folder, { recursive: true, force: true });
});

it("finds the pages' programs", () => {
  expect(blocks.length).toBeGreaterThan(8);
});

it("type-checks every program of the pages against the built packages", { timeout: 60_000 }, async () => {
  const { stdout } = await run(join(root, "node_modules/.bin/tsc"), ["--project", folder]).catch((error) => error);
  expect(stdout).toBe("");
});

describe("runs every program of the pages", () => {
  it.each(blocks)("$page, line $line", { timeout: 30_000 }, async (block) => {
    const environment = {
      PATH: process.env.PATH,
      OPENAI_API_KEY: openai.key,
      OPENAI_API_KEY_2: `${openai.key}-2`,
      OPENAI_BASE_URL: openai.baseURL,
      ANTHROPIC_API_KEY: anthropic.key,
      ANTHROPIC_BASE_URL: anthropic.baseURL,
    };
    const { stdout } = await run(process.execPath, [fileOf(block)], { env: environment, timeout: 25_000 });
    expect(stdout).not.toBe("");
  });
});

it("links only to what is there", () => {
  const missing = pages.flatMap((page) =>
    [...readFileSync(join(root, page), "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)]
      .map((match) => join(root, page, "..", match[1] ?? ""))
      .filter((target) => {
        try {
          readdirSync(join(target, ".."));
          return !readdirSync(join(target, "..")).includes(target.split("/").at(-1) ?? "");
        } catch {
          return true;
        }
      })
      .map((target) => `${page} → ${relative(root, target)}`),
  );
  expect(missing).toEqual([]);
});
