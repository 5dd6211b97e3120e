import { expect, it } from "vitest";
import { baseName } from "./base-name.ts";

it.each([
  ["gpt-5.5-2026-04-23", "gpt-5.5"],
  ["openai/gpt-5.5-2026-04-23", "openai/gpt-5.5"],
  ["claude-haiku-4-5-20251001", "claude-haiku-4-5"],
  ["claude-haiku-4-5@20251001", "claude-haiku-4-5"],
  ["mistral-large-latest", "mistral-large"],
  ["gpt-5.5", "gpt-5.5"],
  ["claude-haiku-4-5", "claude-haiku-4-5"],
  ["model-12345678", "model-12345678"],
  ["latest", "latest"],
])("%s is a version of %s", (name, base) => {
  expect(baseName(name)).toBe(base);
});
