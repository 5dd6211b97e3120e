import fc from "fast-check";
import { expect, it } from "vitest";
import { parse } from "../../test/exposition.ts";
import { headOf, sampleOf } from "./text-format.ts";

it("writes any label and any number so that they are read as they were", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.double({ noNaN: true }), (label, value) => {
      const text = [...headOf({ name: "x", help: "H" }, "gauge"), sampleOf("x", ["label"], [label], value)].join("\n");
      const [family] = parse(`${text}\n`);
      expect(family?.metrics[0]?.labels).toEqual({ label });
      const read = family?.metrics[0]?.value?.replace("Inf", "Infinity");
      expect(Number(read)).toBe(value === 0 ? 0 : value);
    }),
  );
});

it("writes what has no labels without braces, and help in one line", () => {
  expect(sampleOf("x", [], [], Number.NaN)).toBe("x NaN");
  expect(headOf({ name: "x", help: "a\nb\\" }, "counter")[0]).toBe("# HELP x a\\nb\\\\");
});
