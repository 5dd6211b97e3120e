import { expect, it } from "vitest";
import { roomOf } from "../src/directions.ts";
import { loadingOf, sharedFiles } from "../src/late.ts";
import { isTest, packages, sourceFiles } from "../src/repository.ts";
import { parseFile } from "../src/syntax.ts";

const sources = packages
  .filter(({ folder }) => folder === "core")
  .flatMap(sourceFiles)
  .filter((file) => !isTest(file))
  .map(parseFile);

const shared = sharedFiles(loadingOf("packages/core/src/index.ts", sources));

it("hands late files of core what they need of the rest: they import values only of chat and time", () => {
  const imported = [...shared].flatMap(([doors, files]) => files.map((file) => ({ file, doors })));
  expect(imported.filter(({ file }) => !["chat", "time"].includes(roomOf(file) ?? ""))).toEqual([]);
});

it("cuts the eager part of core into three chunks at most", () => {
  // One for each set of late files that need the same of it, and the rest.
  expect([...shared.keys()].length + 1).toBeLessThanOrEqual(3);
});
