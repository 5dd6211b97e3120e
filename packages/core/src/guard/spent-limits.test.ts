import { expect, it } from "vitest";
import { nearlySpentForMs, spentForMs } from "./spent-limits.ts";

it("waits for the reset of the limit of which nothing remains, and of the later one if both are spent", () => {
  const requests = { limit: 60, remaining: 0, resetMs: 1000 };
  const tokens = { limit: 1000, remaining: 0, resetMs: 6000 };
  expect(spentForMs({ requests, tokens: { ...tokens, remaining: 1 } })).toBe(1000);
  expect(spentForMs({ requests, tokens })).toBe(6000);
});

it("does not guess where the headers say too little", () => {
  expect(spentForMs(undefined)).toBe(0);
  expect(spentForMs({ requests: { remaining: 0 } })).toBe(0);
  expect(spentForMs({ requests: { limit: 60, resetMs: 1000 } })).toBe(0);
  expect(nearlySpentForMs({ tokens: { remaining: 3, resetMs: 1000 } })).toBe(0);
  expect(nearlySpentForMs({ tokens: { limit: 60, resetMs: 1000 } })).toBe(0);
});

it("takes a limit for nearly spent when a tenth is left", () => {
  expect(nearlySpentForMs({ tokens: { limit: 100, remaining: 10, resetMs: 7000 } })).toBe(7000);
  expect(nearlySpentForMs({ tokens: { limit: 100, remaining: 11, resetMs: 7000 } })).toBe(0);
});
