import { expect, it } from "vitest";
import { nanoUsd } from "../../catalog/index.ts";
import { Purse } from "./purse.ts";

it("counts what is set aside as spent, until it is settled", () => {
  const purse = new Purse(0.001);
  const first = purse.hold(0.0006);
  expect([first !== undefined, purse.hold(0.0006)]).toEqual([true, undefined]);
  first?.settle(nanoUsd(100_000));
  expect(purse.hold(0.0009)).toBeDefined();
  expect(purse.hold(0.000_001)).toBeUndefined();
});

it("holds everything where there is no limit", () => {
  const purse = new Purse(undefined);
  expect([purse.limited, purse.hold(1e6) !== undefined]).toEqual([false, true]);
});
