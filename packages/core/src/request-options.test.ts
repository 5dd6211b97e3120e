import { expect, it } from "vitest";
import { OvertureError } from "./chat/index.ts";
import { checkCallOptions, checkRequestOptions, mergeRequestOptions } from "./request-options.ts";

const refusal = (check: () => void): OvertureError => {
  try {
    check();
  } catch (error) {
    if (error instanceof OvertureError) return error;
  }
  throw new Error("was not refused");
};

it("lets through every option of a request as its description has it", () => {
  const given = {
    fallbacks: ["a/m"],
    maxTotalMs: 1,
    maxFirstTokenMs: 0.5,
    maxIdleMs: 1000,
    fallbackOnContentPolicy: true,
    task: "code",
    objective: "quality",
    maxCostUsd: 0.01,
    minQuality: 0,
    strict: false,
    tags: ["x"],
  };
  expect(() => checkRequestOptions(given)).not.toThrow();
  expect(() =>
    checkRequestOptions(Object.fromEntries(Object.keys(given).map((name) => [name, undefined]))),
  ).not.toThrow();
});

it.each<[unknown, string, string]>([
  ["fast", "overture", 'must be an object, not "fast"'],
  [[], "overture", "must be an object, not an empty array"],
  [{ maxTotalMs: 0 }, "overture.maxTotalMs", "above 0, not 0"],
  [{ maxCostUsd: "0.01" }, "overture.maxCostUsd", 'a number, not "0.01"'],
  [{ minQuality: 80 }, "overture.minQuality", "at most 1, not 80"],
  [{ task: "" }, "overture.task", "a text that is not empty"],
  [{ task: "a".repeat(65) }, "overture.task", "at most 64 characters"],
  [{ objective: "cheap" }, "overture.objective", '"balanced"'],
  [{ strict: 1 }, "overture.strict", "true or false, not 1"],
  [{ tags: Array.from({ length: 17 }, String) }, "overture.tags", "an array of at most 16"],
  [{ tags: ["a".repeat(129)] }, "overture.tags[0]", "at most 128 characters"],
  [{ maxCost: 1 }, "overture.maxCost", 'Did you mean "maxCostUsd"'],
])("refuses what makes no sense, and says what to give instead (%#)", (given, param, part) => {
  const error = refusal(() => checkRequestOptions(given));
  expect(error).toMatchObject({ code: "invalid_request", status: 400, param });
  expect(error.message).toContain(part);
});

it("lays options over others, and takes nothing from one that was not given", () => {
  const under = { task: "code", maxCostUsd: 1 } as const;
  expect(mergeRequestOptions(under, { task: undefined, maxCostUsd: 2 })).toEqual({ task: "code", maxCostUsd: 2 });
  expect(under.maxCostUsd).toBe(1);
});

it("refuses a second argument of create() that makes no sense", () => {
  const cases: readonly [unknown, string][] = [
    [{ timeout: 0 }, "timeout"],
    [{ timeout: "5" }, "timeout"],
    [{ timeout: Number.POSITIVE_INFINITY }, "timeout"],
    [{ signal: {} }, "signal"],
    [{ headers: { "x-a": 1 } }, "headers.x-a"],
  ];
  for (const [given, param] of cases) {
    // What callers without types may write.
    const error = refusal(() => checkCallOptions(given as Parameters<typeof checkCallOptions>[0]));
    expect(error).toMatchObject({ code: "invalid_request", param });
  }
  expect(() => checkCallOptions({ timeout: 5, signal: new AbortController().signal, headers: {} })).not.toThrow();
  expect(() => checkCallOptions({ timeout: undefined, signal: null })).not.toThrow();
});
