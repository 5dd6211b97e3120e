import { expect, it } from "vitest";
import { isGenerated, isTest, packages, publicPackages, sourceFiles, testFiles } from "./repository.ts";

it("knows the packages and which of them are published", () => {
  expect(packages.map(({ folder }) => folder)).toEqual(expect.arrayContaining(["core", "house", "openai"]));
  expect(publicPackages.map(({ folder }) => folder)).not.toContain("house");
});

it("lists a package's sources by their path in the repository", () => {
  const core = packages.find(({ folder }) => folder === "core");
  expect(core && sourceFiles(core)).toEqual(expect.arrayContaining(["packages/core/src/time/clock.ts"]));
  expect(core && testFiles(core)).toEqual(expect.arrayContaining(["packages/core/test/stage.ts"]));
});

it("tells tests and generated files from the library", () => {
  expect(["a.test.ts", "a.test-d.ts", "test.ts"].map(isTest)).toEqual([true, true, false]);
  expect(["prices.generated.ts", "generated.ts"].map(isGenerated)).toEqual([true, false]);
});
