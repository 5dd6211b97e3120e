import { expect, it } from "vitest";
import { defaultHalfLives } from "./half-lives.ts";

it("lets health fade in minutes, latency within the hour, and quality in days", () => {
  expect(defaultHalfLives).toEqual({ successMs: 900_000, latencyMs: 1_800_000, qualityMs: 604_800_000 });
});
