import { expect, it } from "vitest";
import type { TimeCondition } from "../rules.ts";
import { isAtTime } from "./is-at-time.ts";

/** A Monday. */
const at = (hours: number, minutes = 0, day = 5) => Date.UTC(2026, 0, day, hours, minutes);

it.each<[boolean, TimeCondition, number]>([
  [true, {}, at(12)],
  [true, { from: "08:00", to: "18:00" }, at(8)],
  [false, { from: "08:00", to: "18:00" }, at(18)],
  [true, { days: ["mon"] }, at(0)],
  [false, { days: ["sat", "sun"] }, at(12)],
  [true, { from: "22:00", to: "06:00" }, at(23, 59)],
  [true, { from: "22:00", to: "06:00" }, at(5, 59)],
  [false, { from: "22:00", to: "06:00" }, at(6)],
  [true, { days: ["sun"], from: "22:00", to: "06:00" }, at(5)],
  [false, { days: ["mon"], from: "22:00", to: "06:00" }, at(5)],
  [true, { days: ["tue"], timeZone: "Asia/Tokyo" }, at(20)],
  [true, { from: "09:00", to: "10:00", timeZone: "Europe/Berlin" }, at(8, 30)],
  [true, { from: "10:00", to: "11:00", timeZone: "Europe/Berlin" }, Date.UTC(2026, 6, 6, 8, 30)],
])("is %s for %o", (expected, condition, nowMs) => {
  expect(isAtTime(condition, nowMs)).toBe(expected);
});
