import { expect, it } from "vitest";
import type { Engine } from "../engine.ts";
import { Speculation, speculationOf } from "./speculation.ts";

it("is one for each engine", () => {
  // Only its identity counts here.
  const [one, other] = [{}, {}] as [Engine, Engine];
  expect(speculationOf(one)).toBe(speculationOf(one));
  expect(speculationOf(one)).not.toBe(speculationOf(other));
});

it("keeps a budget for each scope, and forgets the oldest where there are too many", () => {
  const speculation = new Speculation();
  const first = speculation.budget("0");
  expect(speculation.budget("0")).toBe(first);
  expect(speculation.waste("0")).toBe(speculation.waste("0"));
  for (let scope = 1; scope <= 10_000; scope += 1) speculation.budget(String(scope));
  expect(speculation.budget("0")).not.toBe(first);
});
