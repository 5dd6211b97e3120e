import { expect, it } from "vitest";
import { loadingOf, sharedFiles } from "./late.ts";
import { parse } from "./syntax.ts";

const sources = [
  parse("a/index.ts", `export { one } from "./one.ts"; import type { T } from "./types.ts";`),
  parse("a/one.ts", `import { two } from "./two.ts"; import x from "x"; export const one = () => import("./late.ts");`),
  parse("a/two.ts", `export const two = 2;`),
  parse("a/types.ts", `export type T = 1;`),
  parse("a/late.ts", `import { two } from "./two.ts"; import { own } from "./own.ts"; await import("./later.ts");`),
  parse("a/own.ts", `export const own = 1;`),
  parse("a/later.ts", `import { two } from "./two.ts"; import x from "x";`),
];

it("parts what loads at once from what loads with its first use, and leaves types out", () => {
  const { eager, late } = loadingOf("a/index.ts", sources);
  expect([...eager]).toEqual(["a/index.ts", "a/one.ts", "a/two.ts", "x"]);
  expect([...late].map(([door, needed]) => [door, [...needed]])).toEqual([
    ["a/late.ts", ["a/late.ts", "a/two.ts", "a/own.ts"]],
    ["a/later.ts", ["a/later.ts", "a/two.ts", "x"]],
  ]);
});

it("finds what late files share with it, by who shares it", () => {
  expect([...sharedFiles(loadingOf("a/index.ts", sources))]).toEqual([
    ["a/late.ts a/later.ts", ["a/two.ts"]],
    ["a/later.ts", ["x"]],
  ]);
});
