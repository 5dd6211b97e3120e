import { expect, it } from "vitest";
import { parse } from "./syntax.ts";

it("finds every way to import, and what is imported for types alone", () => {
  const { imports } = parse(
    "a.ts",
    `/** import { no } from "comment"; */
import { a } from "./value.ts";
import type { B } from "./type.ts";
import { type C } from "./inline-type.ts";
import { type D, d } from "./both.ts";
export * from "./all.ts";
export { e } from "./named.ts";
type F = import("./import-type.ts").F;
const text = 'import { no } from "string"';
await import("./dynamic.ts");`,
  );
  expect(imports.map(({ kind, specifier, line }) => `${line} ${kind} ${specifier}`)).toEqual([
    "2 value ./value.ts",
    "3 type ./type.ts",
    "4 type ./inline-type.ts",
    "5 value ./both.ts",
    "6 value ./all.ts",
    "7 value ./named.ts",
    "8 type ./import-type.ts",
    "10 dynamic ./dynamic.ts",
  ]);
});

it("tells a file of types from one with code", () => {
  const types = `import { A } from "./a.ts"; export * from "./b.ts"; export type B = A; export interface C {} declare const d: unique symbol;`;
  expect(parse("types.ts", types).hasCode).toBe(false);
  expect(parse("code.ts", `${types} export const e = 1;`).hasCode).toBe(true);
  expect(parse("code.ts", "export class F {}").hasCode).toBe(true);
});

it("says which file does not parse", () => {
  expect(() => parse("broken.ts", "const = ;")).toThrow("broken.ts does not parse");
});
