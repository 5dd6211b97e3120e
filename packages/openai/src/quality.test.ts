import { expect, it } from "vitest";
import { models } from "./models.ts";
import { quality } from "./quality.ts";

it("knows what was measured of models that there are, by whom and when", () => {
  for (const [name, fact] of Object.entries(quality)) {
    expect(models.find((card) => card.name === name)?.quality, name).toBe(fact);
    expect(fact.source).toContain(fact.asOf);
    expect(fact.asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
    for (const share of [fact.mean, ...Object.values(fact.byTask ?? {})]) {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThan(1);
    }
  }
});

it("knows it of every model that auto considers", () => {
  for (const { name, recommended } of models) if (recommended) expect(quality, name).toHaveProperty([name]);
});
