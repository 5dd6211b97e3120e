import { describe, expect, it } from "vitest";
import type { BookSnapshot } from "../state/index.ts";
import { usageCounter } from "./usage-counter.ts";
import { planUsage, type UsageQuery, usageRows, writeUsage } from "./usage-report.ts";

const nowMs = Date.parse("2026-11-22T15:00:00Z");

function book(...counters: readonly (readonly [string, number])[]): BookSnapshot {
  const values = counters.map(([name, posted]) => [name, { posted, held: 0, unknown: 0 }] as const);
  return { version: "1", whole: true, counters: new Map(values) };
}

const call = (model: string, tags: readonly string[], nanoUsd: number, mode = "single") =>
  [
    [usageCounter("nanoUsd", { model, mode, tags }), nanoUsd],
    [usageCounter("calls", { model, mode, tags }), 1],
  ] as const;

const books = [
  book(...call("openai/x", ["web"], 1_000_000_000), ...call("mistral/y", ["web", "beta"], 500)),
  book(...call("openai/x", [], 7, "council")),
];
const query: UsageQuery = { from: nowMs - 86_400_000, to: nowMs };
const rows = (groupBy?: UsageQuery["groupBy"]) => usageRows(planUsage({ ...query, groupBy }, nowMs), books);

describe("usage", () => {
  it("is one sum, or is told apart by whatever is asked for, the dearest first", () => {
    expect(rows()).toMatchObject([{ nanoUsd: 1_000_000_507, usd: 1.000000507, calls: 3 }]);
    expect(rows(["provider"])).toMatchObject([
      { provider: "openai", nanoUsd: 1_000_000_007, calls: 2 },
      { provider: "mistral", nanoUsd: 500, calls: 1 },
    ]);
    expect(rows(["day", "mode"]).map(({ day, mode }) => [day, mode])).toEqual([
      ["2026-11-21", "single"],
      ["2026-11-22", "council"],
    ]);
  });

  it("tells what counts from what was likely spent", () => {
    const labels = { model: "a/m", mode: "single", tags: [] };
    const cut = [book([usageCounter("nanoUsd", labels), 500], [usageCounter("cautionNanoUsd", labels), 400])];
    expect(usageRows(planUsage(query, nowMs), cut)).toMatchObject([
      { nanoUsd: 500, likelyNanoUsd: 100, likelyUsd: 1e-7 },
    ]);
  });

  it("counts what has several tags under each", () => {
    expect(rows(["tag"]).map(({ tag, nanoUsd }) => [tag, nanoUsd])).toEqual([
      ["web", 1_000_000_500],
      ["beta", 500],
      ["", 7],
    ]);
  });

  it("that is none is a row of zeros, or no row", () => {
    expect(usageRows(planUsage({}, nowMs), [])).toMatchObject([{ usd: 0, calls: 0 }]);
    expect(usageRows(planUsage({ groupBy: ["model"] }, nowMs), [])).toEqual([]);
  });
});

it("is written for bills, with nothing that a spreadsheet would run", () => {
  const plan = planUsage({ ...query, groupBy: ["tag"] }, nowMs);
  const odd = usageRows(plan, [book(...call("openai/x", ['=cmd("x")'], 1)), book()]);
  expect(writeUsage(odd, ["tag"], "csv")).toBe(
    'tag,usd,nanoUsd,likelyUsd,likelyNanoUsd,estimatedUsd,overrunUsd,calls,inputTokens,outputTokens\r\n"\'=cmd(""x"")",1e-9,1,1e-9,1,0,0,1,0,0\r\n',
  );
  expect(JSON.parse(writeUsage(odd, ["tag"], "jsonl"))).toMatchObject({ tag: '=cmd("x")', nanoUsd: 1 });
});

it.each<[string, UsageQuery, string]>([
  ["from", { from: Number.NaN }, '"from" must be a date'],
  ["from", { from: nowMs, to: 0 }, "must not be later"],
  ["from", { from: 0 }, "Usage is kept for 400 days"],
  ["groupBy", { groupBy: ["user" as never] }, 'has "user"; there are: provider, model, day, tag, mode'],
])("refuses a query whose %s makes no sense", (param, odd, message) => {
  expect(() => planUsage(odd, nowMs)).toThrow(
    expect.objectContaining({ param, message: expect.stringContaining(message) }),
  );
});
