import { expect, it } from "vitest";
import { counterName, readCounterName } from "./counter-name.ts";

it.each(["g", "c a/m", "f2s a/m", "oc a/m", "q a/m\ncode\ntext\ns", "x odd.name with spaces/m\ncode"])(
  "reads what it wrote: %j",
  (part) => {
    for (const index of [0, 7, 79]) expect(readCounterName(counterName(part, index) ?? "")).toEqual({ part, index });
  },
);

it("has no name for what no store takes", () => {
  expect(counterName(`c ${"x".repeat(500)}`, 0)).toBeUndefined();
  expect(counterName("c \ud800", 0)).toBeUndefined();
});

it.each(["", "q", "q.", "q.1x", "q.128 a/m", "Q.1 a/m", "q.1000 a/m"])("knows what is none of its own: %j", (name) => {
  expect(readCounterName(name)).toBeUndefined();
});
