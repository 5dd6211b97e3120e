import { expect, it } from "vitest";
import { nanoUsd } from "../../catalog/index.ts";
import { Sum } from "./amount.ts";

it("adds exactly, and is as sure as the least sure", () => {
  const sum = new Sum();
  expect(sum.amount()).toEqual({ usd: 0, nanoUsd: 0, certainty: "exact" });
  sum.add({ usd: 0, nanoUsd: nanoUsd(100_000_000), certainty: "estimated" });
  sum.add({ usd: 0, nanoUsd: nanoUsd(200_000_000), certainty: "exact" });
  expect(sum.amount()).toEqual({ usd: 0.3, nanoUsd: 300_000_000, certainty: "estimated" });
});
