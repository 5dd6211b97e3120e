import { execFile } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { type Simulator, type SimulatorKind, startSimulator } from "@overture/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anchorsOf, pages, textOf } from "../src/page.ts";
import { root } from "../src/repository.ts";

const run = promisify(execFile);

interface Block {
  readonly page: string;
  readonly line: number;
  readonly code: string;
}

/** Every ```ts block of a page: each is a whole program. */
function blocksOf(page: string): readonly Block[] {
  const text = textOf(page);
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => ({
    page,
    line: text.slice(0, match.index).split("\n").length,
    code: match[1] ?? "",
  }));
}

const blocks = pages.flatMap(blocksOf);
const folder = join(root, "packages/house/.docs");
const fileOf = ({ page, line }: Block): string => join(folder, `${page.replaceAll(/\W/g, "-")}-${line}.mts`);

/** Where each vendor is, and the variable with its key: pages name no addresses. */
const vendors = {
  openai: ["https://api.openai.com", "OPENAI_API_KEY"],
  anthropic: ["https://api.anthropic.com", "ANTHROPIC_API_KEY"],
  google: ["https://generativelanguage.googleapis.com", "GEMINI_API_KEY"],
  mistral: ["https://api.mistral.ai", "MISTRAL_API_KEY"],
  deepseek: ["https://api.deepseek.com", "DEEPSEEK_API_KEY"],
} as const satisfies Partial<Record<SimulatorKind, readonly [string, string]>>;
const kinds = Object.keys(vendors) as readonly (keyof typeof vendors)[];

/** Sends what a program sends to a vendor to its simulator instead. */
const detour = join(folder, "detour.mjs");
const detourProgram = `
const detours = JSON.parse(process.env.DETOURS);
const own = globalThis.fetch;
globalThis.fetch = (input, init) => {
  const { origin, href } = new URL(input instanceof Request ? input.url : input);
  const there = detours[origin];
  if (!there) return own(input, init);
  const url = href.replace(origin, there);
  return own(input instanceof Request ? new Request(url, input) : url, init);
};
`;

let simulators: Readonly<Record<keyof typeof vendors, Simulator>>;
let keys: Readonly<Record<string, string>>;
let detours: Readonly<Record<string, string>>;

beforeAll(async () => {
  const started = await Promise.all(kinds.map(async (kind) => [kind, await startSimulator(kind)] as const));
  simulators = Object.fromEntries(started) as typeof simulators;
  keys = Object.fromEntries(kinds.map((kind) => [vendors[kind][1], simulators[kind].key]));
  detours = Object.fromEntries(kinds.map((kind) => [vendors[kind][0], new URL(simulators[kind].baseURL).origin]));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(detour, detourProgram);
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
  await Promise.all(kinds.map((kind) => simulators[kind].close()));
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
      ...keys,
      OPENAI_API_KEY_2: `${simulators.openai.key}-2`,
      OPENAI_BASE_URL: simulators.openai.baseURL,
      ANTHROPIC_BASE_URL: simulators.anthropic.baseURL,
      DETOURS: JSON.stringify(detours),
    };
    const program = ["--import", pathToFileURL(detour).href, fileOf(block)];
    const { stdout } = await run(process.execPath, program, { env: environment, timeout: 25_000 });
    expect(stdout).not.toBe("");
  });
});

it("links only to what is there, headings included", () => {
  const missing = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?[^)]*\)/g)].flatMap(([, path = "", anchor]) => {
      const target = path === "" ? page : relative(root, join(root, page, "..", path));
      if (!existsSync(join(root, target))) return [`${page} → ${target}`];
      const isThere = anchor === undefined || anchorsOf(textOf(target)).includes(anchor);
      return isThere ? [] : [`${page} → ${target}#${anchor}`];
    }),
  );
  expect(missing).toEqual([]);
});

it("leads from the README to every page", () => {
  const linked = textOf("README.md");
  const lost = pages.filter((page) => page.startsWith("docs/") && !linked.includes(`](${page}`));
  expect(lost).toEqual([]);
});
