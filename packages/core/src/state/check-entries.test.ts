import { expect, it } from "vitest";
import {
  checkAdditions,
  checkHold,
  checkNames,
  checkReads,
  checkSettlement,
  checkTakes,
  mostEntries,
} from "./check-entries.ts";

const entry = { book: "b", counter: "c", by: 1 };
const hold = { entries: [entry], guards: [], ttlMs: 1, validUntil: 1 };
const take = { bucket: "b", perMinute: 1, burst: 1, cost: 1 };

it.each<[string, () => void]>([
  ["an empty name", () => checkNames("")],
  ["a long name", () => checkNames("x".repeat(513))],
  ["half a surrogate pair", () => checkNames("\ud800")],
  ["NaN", () => checkAdditions("s", [{ ...entry, by: Number.NaN }])],
  ["an endless amount", () => checkAdditions("s", [{ ...entry, by: Number.POSITIVE_INFINITY }])],
  ["a book that is kept for no time", () => checkAdditions("s", [{ ...entry, keepMs: 0 }])],
  [
    "too many at once",
    () =>
      checkReads(
        "s",
        Array.from({ length: mostEntries + 1 }, () => ({ book: "b" })),
      ),
  ],
  ["a part of a nano-dollar", () => checkHold("s", "i", { ...hold, entries: [{ ...entry, by: 0.5 }] })],
  ["less than nothing held", () => checkHold("s", "i", { ...hold, entries: [{ ...entry, by: -1 }] })],
  ["more than adds up", () => checkSettlement("s", "i", [{ ...entry, by: 2 ** 53 }])],
  ["a limit that is no number", () => checkHold("s", "i", { ...hold, guards: [{ ...entry, limit: Number.NaN }] })],
  ["a hold for no time", () => checkHold("s", "i", { ...hold, ttlMs: 0 })],
  ["a hold for ever", () => checkHold("s", "i", { ...hold, ttlMs: Number.POSITIVE_INFINITY })],
  ["a hold without a last moment", () => checkHold("s", "i", { ...hold, validUntil: Number.NaN })],
  ["a rate of nothing", () => checkTakes("s", "i", { takes: [{ ...take, perMinute: 0 }] })],
  ["a burst of nothing", () => checkTakes("s", "i", { takes: [{ ...take, burst: -1 }] })],
  ["a gift that is no correction", () => checkTakes("s", "i", { takes: [{ ...take, cost: -1 }] })],
  ["a take without a last moment", () => checkTakes("s", "i", { takes: [take], validUntil: Number.NaN })],
])("refuses %s", (_, check) => {
  expect(check).toThrow(RangeError);
});

it("takes odd names, refunds, guards without a limit and corrections", () => {
  checkNames("__proto__", "{}", "a\u0000b", "🎼");
  checkSettlement("s", "i", [{ ...entry, by: -5 }]);
  checkHold("s", "i", { ...hold, guards: [{ ...entry, limit: Number.POSITIVE_INFINITY }] });
  checkTakes("s", "i", { takes: [{ ...take, cost: -1, correction: true }] });
});
