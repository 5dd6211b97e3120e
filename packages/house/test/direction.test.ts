import { expect, it } from "vitest";
import { findCycle, layerOf, roomOf, targetOf, wrongImports } from "../src/directions.ts";
import { isTest, packages, sourceFiles } from "../src/repository.ts";
import { parseFile } from "../src/syntax.ts";

const sources = packages
  .flatMap(sourceFiles)
  .filter((file) => !isTest(file))
  .map(parseFile);

it("knows every room of core", () => {
  const rooms = new Set(sources.map(({ file }) => roomOf(file)));
  expect([...rooms].filter((room) => room !== undefined && room !== "wire" && layerOf(room) < 0)).toEqual([]);
});

it("imports only downwards, and other rooms and packages only by their doors", () => {
  expect(sources.flatMap(wrongImports)).toEqual([]);
});

it("has no circle of files", () => {
  const graph = new Map(
    sources.map((source) => [
      source.file,
      new Set(source.imports.flatMap((found) => targetOf(source.file, found) ?? [])),
    ]),
  );
  expect(findCycle(graph)).toBeUndefined();
});

it("has no circle of rooms", () => {
  const graph = new Map<string, Set<string>>();
  for (const source of sources) {
    const room = roomOf(source.file);
    if (room === undefined) continue;
    const neighbours = graph.get(room) ?? new Set();
    graph.set(room, neighbours);
    for (const found of source.imports) {
      const target = roomOf(targetOf(source.file, found) ?? "");
      if (target !== undefined && target !== room) neighbours.add(target);
    }
  }
  expect(findCycle(graph)).toBeUndefined();
});
