import { expect, it } from "vitest";
import { UsageKinds, wholeAmount } from "../tenancy/index.ts";
import { readUsageCounter } from "../tenancy/usage-counter.ts";
import type { EndedCall } from "./tenant-amount.ts";
import { usageOf } from "./tenant-usage.ts";

const held = { held: wholeAmount(5), inputTokens: 3 };
const init = { space: "app", kinds: new UsageKinds(), atMs: Date.UTC(2026, 10, 22, 23, 59), amount: wholeAmount(7) };

/** Of a run and a record only what is looked at. */
function ended(over: { readonly tags?: readonly string[]; readonly purpose?: string } = {}): EndedCall {
  const { tags = ["chat"], purpose } = over;
  return {
    run: { mode: "single", tags, background: purpose && { purpose } } as never,
    candidate: {} as never,
    record: { model: "a/m", cost: { usd: 7e-9, nanoUsd: 7, certainty: "exact" }, usage: undefined } as never,
    answer: undefined,
  };
}

it("counts a call under its day, model, mode and tags", () => {
  const entries = usageOf(ended(), held, init);
  expect(new Set(entries.map(({ book }) => book))).toEqual(new Set(["usage 2026-11-22"]));
  const by = Object.fromEntries(entries.map(({ counter, by: amount }) => [readUsageCounter(counter).metric, amount]));
  expect(by).toEqual({ nanoUsd: 7, overrunNanoUsd: 2, calls: 1 });
  expect(readUsageCounter(entries[0]?.counter ?? "")).toMatchObject({ model: "a/m", mode: "single", tags: ["chat"] });
});

it("counts what was asked in the background by its purpose", () => {
  const [entry] = usageOf(ended({ purpose: "judge" }), held, init);
  expect(readUsageCounter(entry?.counter ?? "").mode).toBe("judge");
});

it("takes no more counters however many tags there are", () => {
  const kinds = new UsageKinds();
  const counters = new Set<string>();
  let calls = 0;
  for (let index = 0; index < 2000; index += 1) {
    for (const { counter, by } of usageOf(ended({ tags: [`session ${index}`] }), held, { ...init, kinds })) {
      counters.add(counter);
      if (readUsageCounter(counter).metric === "calls") calls += by;
    }
  }
  expect(counters.size).toBe(501 * 3);
  expect(calls).toBe(2000);
});
