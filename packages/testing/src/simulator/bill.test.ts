import { expect, it } from "vitest";
import { billOf } from "./bill.ts";

const whole = { inputTokens: 100, outputTokens: 40, cacheReadTokens: 60 };
const meter = (abortBilling: "until_abort" | "in_full" | "not_at_all", pieces = 10) => ({
  whole,
  pieces,
  abortBilling,
});

it("bills a whole answer whole, and nothing that the vendor broke", () => {
  expect(billOf(meter("not_at_all"), "finished", 10)).toBe(whole);
  expect(billOf(meter("in_full"), "broken", 5)).toBeUndefined();
});

it("bills an aborted call up to the abort, in full, or not at all", () => {
  expect(billOf(meter("in_full"), "aborted", 1)).toBe(whole);
  expect(billOf(meter("not_at_all"), "aborted", 9)).toBeUndefined();
  expect(billOf(meter("until_abort"), "aborted", 3)).toMatchObject({ inputTokens: 100, outputTokens: 12 });
  expect(billOf(meter("until_abort", 0), "aborted", 0)).toMatchObject({ inputTokens: 100, outputTokens: 0 });
});
