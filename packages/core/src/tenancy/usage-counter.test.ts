import fc from "fast-check";
import { expect, it } from "vitest";
import { readUsageCounter, usageBook, usageCounter } from "./usage-counter.ts";

it("says what it was made of, the tags in order", () => {
  const name = usageCounter("nanoUsd", { model: "openai/gpt-5.5", mode: "single", tags: ["web", "beta"] });
  expect(readUsageCounter(name)).toEqual({
    metric: "nanoUsd",
    model: "openai/gpt-5.5",
    mode: "single",
    tags: ["beta", "web"],
  });
});

it("fits into a store whatever the tags are, and never mixes its parts up", () => {
  const text = fc.string({ unit: "binary", maxLength: 128 });
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 16 }), (model, tags) => {
      const name = usageCounter("calls", { model, mode: "single", tags });
      expect(name.length).toBeLessThanOrEqual(512);
      expect(readUsageCounter(name)).toMatchObject({ metric: "calls", mode: "single" });
      expect(readUsageCounter(name).model).toBe(model.replaceAll("\n", " "));
    }),
    { numRuns: 200, seed: 9 },
  );
});

it("is a name that stores take, whatever halves of characters callers send", () => {
  for (const model of ["a/\ud800", `a/${"x".repeat(494)}😀`]) {
    const name = usageCounter("nanoUsd", { model, mode: "single", tags: ["\udc00", "x"] });
    expect([name.isWellFormed(), name.length <= 512]).toEqual([true, true]);
  }
});

it("stands in the book of its day", () => {
  expect(usageBook("2026-11-22")).toBe("usage 2026-11-22");
});
