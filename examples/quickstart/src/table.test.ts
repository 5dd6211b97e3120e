import { expect, it } from "vitest";
import { tableLines } from "./table.ts";

it("makes each column as wide as its widest cell, numbers to the right", () => {
  const lines = tableLines(
    [
      { head: "model", align: "left" },
      { head: "n", align: "right" },
    ],
    [
      ["a", "7"],
      ["日本の", "1,234"],
    ],
  );
  expect(lines).toEqual(["model       n", "─────────────", "a           7", "日本の  1,234"]);
});

it("fills up a row that lacks a cell", () => {
  const column = { head: "x", align: "left" } as const;
  expect(tableLines([column, column], [["1"]])[2]).toBe("1");
});
