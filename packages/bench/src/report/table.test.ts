import { expect, it } from "vitest";
import { layOut } from "./table.ts";

it("aligns names to the left and figures to the right", () => {
  const table = {
    columns: ["policy", "U"],
    rows: [
      ["random", "0.5"],
      ["best", "12.25"],
    ],
  };
  expect(layOut(table)).toBe(["policy      U", "──────  ─────", "random    0.5", "best    12.25"].join("\n"));
});

it("leaves a missing cell empty", () => {
  expect(layOut({ columns: ["a", "b", "c"], rows: [["1", "", "3"], ["2"]] })).toBe("a  b  c\n─  ─  ─\n1     3\n2");
});
