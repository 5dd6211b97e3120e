import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { isGenerated, isTest, packages, publicPackages, root, sourceFiles, testFiles } from "../src/repository.ts";
import { lineOf, type Node, parseFile } from "../src/syntax.ts";

const sources = packages.flatMap(sourceFiles).filter((file) => !isGenerated(file));
const all = [...sources, ...packages.flatMap(testFiles)];
const library = publicPackages.flatMap(sourceFiles).filter((file) => !isGenerated(file) && !isTest(file));

const vendor = /^(openai|anthropic|google|mistral|deepseek)(\/|$)/;

it("does not know a vendor's name in core", () => {
  const named = library
    .filter((file) => file.startsWith("packages/core/"))
    .map(parseFile)
    .flatMap(({ file, text, nodes }) =>
      nodes
        .filter(({ node }) => vendor.test(stringOf(node)))
        .map(({ node }) => `${file}:${lineOf(text, node.start)} ${stringOf(node)}`),
    );
  expect(named).toEqual([]);
});

it("calls no file after a drawer", () => {
  const drawer = /(^|[-.])(utils?|helpers?|managers?|commons?|misc|shared)([-.]|$)/;
  expect(all.filter((file) => drawer.test(basename(file)))).toEqual([]);
});

it("writes file names in kebab-case", () => {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*((\.timing)?\.test(-d)?|\.d)?\.ts$/;
  expect(all.filter((file) => !kebab.test(basename(file)))).toEqual([]);
});

it("keeps a file to 250 lines", () => {
  const long = all.map(parseFile).map(({ file, text }) => ({ file, lines: text.trimEnd().split("\n").length }));
  expect(long.filter(({ lines }) => lines > 250)).toEqual([]);
});

it("keeps a function to 70 lines", () => {
  const long = library.map(parseFile).flatMap(({ file, text, nodes }) =>
    nodes
      .filter(({ node }) => /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type))
      .map(({ node }) => ({ at: `${file}:${lineOf(text, node.start)}`, lines: linesOf(node, text) }))
      .filter(({ lines }) => lines > 70),
  );
  expect(long).toEqual([]);
});

it("has a test beside every file with code", () => {
  const untested = [...library, ...sources.filter((file) => file.startsWith("packages/house/") && !isTest(file))]
    .filter((file) => basename(file) !== "index.ts" && parseFile(file).hasCode)
    .filter((file) => ![".test.ts", ".test-d.ts"].some((end) => existsSync(join(root, file.replace(/\.ts$/, end)))));
  expect(untested).toEqual([]);
});

function stringOf(node: Node): string {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : "";
  return node.type === "TemplateElement" ? String((node.value as { cooked?: string }).cooked ?? "") : "";
}

function linesOf(node: Node, text: string): number {
  return lineOf(text, node.end) - lineOf(text, node.start) + 1;
}
