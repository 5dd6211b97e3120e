import { expect, it } from "vitest";
import { readUsageCounter } from "./usage-counter.ts";
import { type CallUsage, usageEntries } from "./usage-entries.ts";
import { wholeAmount } from "./whole-amount.ts";

const call: CallUsage = {
  day: "2026-11-22",
  model: "a/m",
  mode: "single",
  tags: ["chat"],
  amount: wholeAmount(700),
  cost: wholeAmount(700),
  isExact: true,
  held: wholeAmount(1000),
  inputTokens: 10,
  outputTokens: 0,
};

const moved = (over: Partial<CallUsage> = {}): Record<string, number> =>
  Object.fromEntries(
    usageEntries({ ...call, ...over }).map(({ counter, by }) => [readUsageCounter(counter).metric, by]),
  );

it("counts a call on its day in UTC, and nothing that is nothing", () => {
  expect(moved()).toEqual({ nanoUsd: 700, calls: 1, inputTokens: 10 });
  expect(new Set(usageEntries(call).map(({ book }) => book))).toEqual(new Set(["usage 2026-11-22"]));
});

it("counts whole tokens, and none where a vendor reports what is no number of them", () => {
  expect(moved({ inputTokens: 9.5, outputTokens: 1e300 })).toMatchObject({
    inputTokens: 10,
    outputTokens: Number.MAX_SAFE_INTEGER,
  });
  for (const odd of [Number.NaN, -3, "12" as unknown as number, Number.POSITIVE_INFINITY]) {
    expect(moved({ inputTokens: odd, outputTokens: odd })).toEqual({ nanoUsd: 700, calls: 1 });
  }
});

it("tells apart what no vendor has told, and what came to more than was held", () => {
  expect(moved({ isExact: false })).toMatchObject({ nanoUsd: 700, unsureNanoUsd: 700 });
  expect(moved({ cost: wholeAmount(300) })).toMatchObject({ nanoUsd: 700, cautionNanoUsd: 400 });
  expect(moved({ held: wholeAmount(500) })).toMatchObject({ overrunNanoUsd: 200 });
  expect(moved({ held: undefined })).not.toHaveProperty("overrunNanoUsd");
});
