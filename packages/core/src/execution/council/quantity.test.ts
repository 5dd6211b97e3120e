import fc from "fast-check";
import { expect, it } from "vitest";
import { quantityIn } from "./quantity.ts";

it.each([
  ["42", 42, undefined],
  ["-3.5", -3.5, undefined],
  ["−7", -7, undefined],
  ["1,234,567.5", 1234567.5, undefined],
  ["1.234.567", 1234567, undefined],
  ["3,5", 3.5, undefined],
  ["$1,200.", 1200, "usd"],
  ["-$5", -5, "usd"],
  ["25 cents", 0.25, "usd"],
  ["12 %", 12, "%"],
  ["12 percent", 12, "%"],
  ["2.5 km", 2500, "m"],
  ["about 90 minutes", 5400, "s"],
  ["3/4", 0.75, undefined],
  ["6.02e23", 6.02e23, undefined],
  ["**18** apples", 18, "apple"],
])("reads %j", (text, value, unit) => {
  const found = quantityIn(text);
  expect(found?.value).toBeCloseTo(value, 9);
  expect(found?.unit).toBe(unit);
});

it.each(["", "forty-two", "between 3 and 5", "42 or so, I would say", "1.2.3", "B", "v2"])(
  "takes %j for no number",
  (text) => {
    expect(quantityIn(text)).toBeUndefined();
  },
);

it("reads every number that it is given as JavaScript writes it", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (number) => {
      expect(quantityIn(String(number))?.value === number).toBe(true);
    }),
  );
});
