import { expect, it } from "vitest";
import { models } from "./models.ts";

it("has cards with prices for what DeepSeek serves, and for what it served", () => {
  expect(models.map(({ name, family, retired, recommended }) => [name, family, retired, recommended])).toEqual([
    ["deepseek-v4-flash", "deepseek-flash", false, true],
    ["deepseek-v4-pro", "deepseek-pro", false, true],
    ["deepseek-chat", "deepseek-chat", true, false],
    ["deepseek-reasoner", "deepseek-reasoner", true, false],
  ]);
  for (const { prices } of models) expect(prices?.cacheRead).toBeLessThan(prices?.input ?? 0);
});

it("says what they cannot do", () => {
  for (const { capabilities } of models) {
    expect(capabilities).toMatchObject({ tools: true, images: false, files: false, audio: false });
    // In words, which each reply says.
    expect(capabilities.jsonSchema).toBe(true);
  }
  expect(models.map(({ capabilities }) => capabilities.reasoning)).toEqual(["optional", "optional", "no", "always"]);
});
