import { expect, it } from "vitest";
import { baseName } from "./base-name.ts";
import { checkCard } from "./check-card.ts";
import { measuredQuality, withMeasuredQuality } from "./measured-quality.ts";
import type { Capabilities } from "./model-card.ts";

const able: Capabilities = {
  tools: true,
  images: true,
  audio: true,
  files: true,
  jsonSchema: true,
  reasoning: "no",
  temperature: true,
};

it("says of each model what was measured, by whom and when", () => {
  expect(measuredQuality.get("gpt-5.5")).toEqual({
    mean: 0.846,
    source: "LiveBench 2026-06-25, gpt-5.5-xhigh",
    asOf: "2026-06-25",
    byTask: { code: 0.821, math: expect.closeTo(0.959), reasoning: expect.closeTo(0.897) },
  });
});

it("holds facts that a card may hold, by names that versions come down to", () => {
  for (const [name, quality] of measuredQuality) {
    expect(baseName(name), name).toBe(name);
    expect(() => checkCard(`a/${name}`, { quality })).not.toThrow();
    expect(quality.source).toContain(quality.asOf);
    for (const share of [quality.mean, ...Object.values(quality.byTask ?? {})]) {
      expect(share, name).toBeGreaterThan(0.2);
      expect(share, name).toBeLessThan(1);
    }
  }
});

it("adds to a card what was measured, whoever serves the model, and leaves one that says it itself", () => {
  const card = { name: "x", capabilities: able };
  expect(withMeasuredQuality("openai/gpt-5.5", card)).toEqual({ ...card, quality: measuredQuality.get("gpt-5.5") });
  expect(withMeasuredQuality("proxy/openai/gpt-5.5", card).quality?.mean).toBe(0.846);
  for (const base of ["openai/gpt-5.5-tuned", "acme/toString", "acme/__proto__"]) {
    expect(withMeasuredQuality(base, card)).toBe(card);
  }
  const own = { ...card, quality: { mean: 0.5, source: "Our own", asOf: "2026-01-01" } };
  expect(withMeasuredQuality("openai/gpt-5.5", own)).toBe(own);
});
