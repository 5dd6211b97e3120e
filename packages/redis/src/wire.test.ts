import { onceMemoryMs } from "@overture/core/store";
import { expect, it } from "vitest";
import { keyOf, wireAddition, wireEntry, wireLimit, wireRequest, wireTake } from "./wire.ts";

it("writes entries as lists", () => {
  const entry = { book: "b", counter: "c", by: 1 };
  expect(wireEntry(entry)).toEqual(["b", "c", 1, 0, 0]);
  expect(wireEntry({ ...entry, onExpiry: "dropped", keepMs: 5 })).toEqual(["b", "c", 1, 1, 5]);
  expect(wireEntry({ ...entry, keepMs: Number.POSITIVE_INFINITY })).toEqual(["b", "c", 1, 0, 0]);
  expect(wireAddition(entry)).toEqual(["b", "c", 1, 0, 0, 0, onceMemoryMs]);
  expect(wireAddition({ ...entry, once: "o", keepMs: 7 })).toEqual(["b", "c", 1, 0, 7, "o", 7]);
});

it("writes limits that JSON can say, and takes", () => {
  expect(JSON.stringify([wireLimit(Number.POSITIVE_INFINITY), wireLimit(5)])).toBe("[1.7976931348623157e+308,5]");
  expect(wireTake({ bucket: "b", perMinute: 60, burst: 2, cost: 1, correction: true })).toEqual(["b", 60, 2, 1, 1]);
});

it("puts a space into one slot, whatever its name", () => {
  expect(keyOf("overture", "acme")).toBe("overture:{acme}");
  expect(keyOf("overture", "a}b{c")).toBe("overture:{a%7Db%7Bc}");
});

it("writes which part of a book is wanted", () => {
  expect(wireRequest({ book: "b" })).toEqual(["b", "", 0, ""]);
  expect(wireRequest({ book: "b", since: "1-2", most: 9, before: "1-1" })).toEqual(["b", "1-2", 9, "1-1"]);
});
