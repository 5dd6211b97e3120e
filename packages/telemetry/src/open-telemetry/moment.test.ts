import { expect, it } from "vitest";
import { moment } from "./moment.ts";

it("keeps parts of a millisecond", () => {
  expect(moment(1_767_225_600_123.25)).toEqual([1_767_225_600, 123_250_000]);
  expect(moment(0)).toEqual([0, 0]);
});
