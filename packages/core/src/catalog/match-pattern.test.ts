import fc from "fast-check";
import { expect, it } from "vitest";
import { matchesPattern } from "./match-pattern.ts";

it.each([
  ["anthropic/*", "anthropic/claude-sonnet-5", true],
  ["anthropic/*", "openai/gpt-5.5", false],
  ["*/gpt-5*", "openai/gpt-5.4-mini", true],
  ["*/gpt-5*", "openai/gpt-4o", false],
  ["*/gpt-5*", "openrouter/openai/gpt-5.5", true],
  ["together/*", "together/meta-llama/Llama-4", true],
  ["*", "openai/gpt-5.5", true],
  ["gpt-5*", "openai/gpt-5.5", true],
  ["gpt-5*", "openai/ft:gpt-5", false],
  ["gpt-5.5", "openai/gpt-5.5", true],
  ["*-mini", "openai/gpt-5.4-mini", true],
  ["*-mini", "openai/gpt-5.4-mini-2026-03-17", false],
  ["openai/gpt-5.5", "openai/gpt-5.5", true],
  ["openai/gpt-5.5", "openai/gpt-5x5", false],
  ["openai/gpt-5", "openai/gpt-5.5", false],
  ["openai/*5*5", "openai/5", false],
  ["openai/**", "openai/o3", true],
  ["openai/*", "openai/", true],
  ["", "openai/gpt-5.5", false],
])("%s against %s: %s", (pattern, name, fits) => {
  expect(matchesPattern(pattern, name)).toBe(fits);
});

it("agrees with a plain definition of what a star stands for", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "/", "*"), maxLength: 8 });
  const fits = (pattern: string, name: string): boolean => {
    if (pattern === "") return name === "";
    if (pattern[0] !== "*") return pattern[0] === name[0] && fits(pattern.slice(1), name.slice(1));
    return fits(pattern.slice(1), name) || (name !== "" && fits(pattern, name.slice(1)));
  };
  fc.assert(
    fc.property(text, text, (rest, name) => {
      expect(matchesPattern(`a/${rest}`, `a/${name}`)).toBe(fits(rest, name));
    }),
    { numRuns: 5000 },
  );
});

it("is not slowed down by a pattern that is made to", () => {
  const name = `a/${"a".repeat(50_000)}`;
  expect(matchesPattern(`a/${"*a".repeat(20_000)}*b`, name)).toBe(false);
  expect(matchesPattern(`a/${"*a".repeat(20_000)}*`, name)).toBe(true);
});
