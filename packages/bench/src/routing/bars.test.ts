import { expect, it } from "vitest";
import { barsSection, headlineKeys, partHeadline } from "./bars.ts";

it("compares runs by 40 figures", () => {
  expect(headlineKeys).toHaveLength(4 * 2 * 4 + 8);
  expect(headlineKeys).toContain("zeroeval.l1.bestFixed");
});

it("parts them from the rest", () => {
  const { headline, rest } = partHeadline({ "other.key": 1, "drift.steps": 50, "bfcl.l0": 0.87 });
  expect(headline).toEqual({ "bfcl.l0": 0.87, "drift.steps": 50 });
  expect(rest).toEqual({ "other.key": 1 });
});

it("puts what falls short first, counted from another figure where the bar is", () => {
  const { table } = barsSection(
    {
      ...Object.fromEntries(headlineKeys.map((key) => [key, key.includes(".l") ? 0.95 : 0])),
      "bfcl.l0.shuffled": 0.944,
      "zeroeval.l0.shuffled": 0.946,
      "nofeedback.regret": -1,
      "decide.p50us": 20.5,
    },
    20,
  );
  expect(table.rows.filter(([, , , verdict]) => verdict === "SHORT")).toEqual([
    ["bfcl.l0.shuffled", "0.944", "≥ 0.945", "SHORT"],
    ["nofeedback.regret", "-1", "0", "SHORT"],
    ["decide.p50us", "20.5", "≤ 20", "SHORT"],
  ]);
  expect(table.rows[3]?.[3]).toBe("reached");
});

it("takes a figure that is missing for one that falls short", () => {
  expect(barsSection({}, 20).table.rows.every(([, , , verdict]) => verdict === "SHORT")).toBe(true);
});
