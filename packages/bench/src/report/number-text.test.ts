import { expect, it } from "vitest";
import { dollars, percent, withInterval } from "./number-text.ts";

it("writes a mean with its interval", () => {
  expect(withInterval({ mean: 0.63249, half: 0.0041 })).toBe("0.632 ± 0.004");
});

it("writes shares as percent", () => {
  expect(percent(0.256)).toBe("26 %");
  expect(percent(0.0041, 1)).toBe("0.4 %");
});

it.each([
  [0, "$0"],
  [0.000123456, "$0.000123"],
  [1.234, "$1.23"],
  [1234.5, "$1235"],
])("writes %d dollars as %s", (usd, text) => {
  expect(dollars(usd)).toBe(text);
});
