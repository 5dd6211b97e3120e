import { expect, it } from "vitest";
import { racingOffMs, WasteWatch, wasteWindowMs } from "./waste-watch.ts";

it("switches racing off once losers cost too much of all spend, for five minutes", () => {
  const watch = new WasteWatch();
  for (let count = 0; count < 9; count += 1) expect(watch.note(2, 1, 0.3, count)).toBeUndefined();
  expect(watch.isOff(9)).toBe(false);
  expect(watch.note(2, 1, 0.3, 9)).toBe(0.5);
  expect(watch.isOff(9 + racingOffMs - 1)).toBe(true);
  expect(watch.isOff(9 + racingOffMs)).toBe(false);
});

it("looks at the window only, and begins anew when racing is on again", () => {
  const watch = new WasteWatch();
  for (let count = 0; count < 9; count += 1) watch.note(2, 2, 0.3, 0);
  expect(watch.note(2, 0, 0.3, wasteWindowMs + 1)).toBeUndefined();
  for (let count = 0; count < 8; count += 1) watch.note(2, 0.5, 0.3, wasteWindowMs + 2);
  expect(watch.note(2, 0.6, 0.3, wasteWindowMs + 3)).toBeUndefined();
});

it("lets pass what lies at the threshold, and what costs nothing", () => {
  const watch = new WasteWatch();
  for (let count = 0; count < 20; count += 1) expect(watch.note(10, 3, 0.3, 0)).toBeUndefined();
  const free = new WasteWatch();
  for (let count = 0; count < 20; count += 1) expect(free.note(0, 0, 0, 0)).toBeUndefined();
});
