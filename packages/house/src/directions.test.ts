import { expect, it } from "vitest";
import { findCycle, wrongImports } from "./directions.ts";
import { parse } from "./syntax.ts";

const problem = (file: string, code: string): string => wrongImports(parse(`packages/${file}`, code)).join();

it.each([
  ["a room imports one of a lower layer", "core/src/guard/a.ts", `import "../provider/index.ts";`],
  ["a room imports one of its own layer", "core/src/execution/a.ts", `import "../routing/index.ts";`],
  ["a file imports one in the same room", "core/src/guard/a.ts", `import "./b.ts";`],
  ["a file above the rooms imports any of them", "core/src/overture.ts", `import "./wire/index.ts"; import "./b.ts";`],
  ["a room loads a door of its own", "core/src/overture.ts", `await import("./execution/council/index.ts");`],
  ["wire reads chat", "core/src/wire/a.ts", `import { OvertureError } from "../chat/index.ts";`],
  ["an adapter imports the port", "openai/src/a.ts", `import type { Call } from "@overture/core/provider";`],
  ["what reads answers knows their type", "openai/src/a.ts", `import type { OvertureMetadata } from "@overture/core";`],
])("allows that %s", (_, file, code) => {
  expect(problem(file, code)).toBe("");
});

it.each([
  ["a room imports one above it", "core/src/chat/a.ts", `import type { B } from "../provider/index.ts";`, "above chat"],
  ["a room imports an inside", "core/src/guard/a.ts", `import "../provider/fault.ts";`, "by its index.ts"],
  ["a room imports an inner door", "core/src/guard/a.ts", `import "../provider/b/index.ts";`, "own index.ts"],
  ["a room imports a file above", "core/src/guard/a.ts", `import "../overture.ts";`, "for each other"],
  ["a room imports wire", "core/src/execution/a.ts", `import "../wire/index.ts";`, "attach wire"],
  ["wire imports a policy", "core/src/wire/a.ts", `import type { B } from "../routing/index.ts";`, "as an interface"],
  ["wire calls a provider", "core/src/wire/a.ts", `import { b } from "../provider/index.ts";`, "only types"],
  ["an adapter imports core", "openai/src/a.ts", `import { b } from "@overture/core";`, "only @overture/core/provider"],
  ["a package reaches into another", "openai/src/a.ts", `import "../../core/src/index.ts";`, "by their names"],
  ["core imports a package of ours", "core/src/a.ts", `import "@overture/openai";`, "none of our packages"],
])("forbids that %s", (_, file, code, message) => {
  expect(problem(file, code)).toContain(message);
});

it("finds a circle, and none where there is none", () => {
  const graph = (edges: Record<string, string[]>) =>
    new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to)]));
  expect(findCycle(graph({ a: ["b", "c"], b: ["c"], c: [] }))).toBeUndefined();
  expect(findCycle(graph({ a: ["b"], b: ["c"], c: ["b"] }))).toEqual(["b", "c", "b"]);
});
