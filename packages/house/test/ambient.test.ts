import { expect, it } from "vitest";
import { ambientUses } from "../src/ambient.ts";
import { isTest, publicPackages, sourceFiles } from "../src/repository.ts";
import { parseFile } from "../src/syntax.ts";

/** Where the library may touch time and chance itself, and why. */
const exempt: Readonly<Record<string, string>> = {
  "packages/core/src/time/": "the room that everything else takes time and chance from",
  "packages/testing/src/simulator/": "speaks real HTTP over real sockets, whose delays are real as well",
  "packages/testing/src/clock/virtual-clock.ts": "gives the real event loop its turn between virtual moments",
};

const isExempt = (file: string): boolean => Object.keys(exempt).some((path) => file.startsWith(path));

it("takes time and chance from the time room alone", () => {
  const files = publicPackages.flatMap(sourceFiles).filter((file) => !isTest(file) && !isExempt(file));
  expect(files.length).toBeGreaterThan(10);
  expect(files.flatMap((file) => ambientUses(parseFile(file)))).toEqual([]);
});

it("would see the time room's own uses", () => {
  expect(ambientUses(parseFile("packages/core/src/time/clock.ts"))).not.toEqual([]);
});
