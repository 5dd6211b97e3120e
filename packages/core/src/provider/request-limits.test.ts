import { expect, it } from "vitest";
import type { Warning } from "./provider.ts";
import { stopSequences, tokenLimit } from "./request-limits.ts";

const request = { model: "m", messages: [] };
const card = { name: "m", maxOutputTokens: 100, capabilities: { reasoning: "no" } as never };

it.each([
  [{}, undefined, 0],
  [{ max_tokens: 50 }, 50, 0],
  [{ max_tokens: 10, max_completion_tokens: 200 }, 100, 1],
])("holds %j to what the model gives", (change, limit, warned) => {
  const warnings: Warning[] = [];
  expect(tokenLimit({ ...request, ...change }, { card }, warnings)).toBe(limit);
  expect(warnings).toHaveLength(warned);
  expect(tokenLimit({ ...request, max_tokens: 200 }, { card: undefined }, warnings)).toBe(200);
});

it("reads where to stop", () => {
  expect([{}, { stop: "a" }, { stop: ["a", ""] }].map((change) => stopSequences({ ...request, ...change }))).toEqual([
    [],
    ["a"],
    ["a"],
  ]);
});
