import { expect, it } from "vitest";
import { callsByModel, largestError, waitsAround } from "./findings.ts";

it("counts calls, and says by how much a process is wrong about them", () => {
  const calls = callsByModel(["a/m", "b/m", "a/m", "a/m", "a/m"].map((model) => ({ model })));
  expect([...calls]).toEqual([
    ["a/m", 4],
    ["b/m", 1],
  ]);
  expect(largestError(calls, { "a/m": 4, "b/m": 1 })).toBe(0);
  expect(largestError(calls, { "a/m": 3, "b/m": 1 })).toBe(0.25);
  expect(largestError(calls, { "a/m": 4 })).toBe(1);
  expect(largestError(new Map(), {})).toBe(0);
});

it("parts requests by when they were sent, and leaves out the first ones", () => {
  const answered = [10, 100, 150, 200, 201, 300].map((at) => ({ model: "a/m", ms: at, at }));
  const { calm, stalled } = waitsAround(answered, [{ from: 100, to: 200 }], 10);
  expect(stalled).toEqual({ requests: 3, p50: 150, p99: expect.closeTo(199) });
  expect(calm).toMatchObject({ requests: 2, p50: 250.5 });
  expect(waitsAround(answered, [], 1000).calm.requests).toBe(0);
});
